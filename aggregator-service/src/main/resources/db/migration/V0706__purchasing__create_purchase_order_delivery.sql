-- Why: each reported step of a purchase order on its way to the supplier.
-- Rows: some per document and attempt. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_delivery (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  step_no           INT          NOT NULL COMMENT 'in the order of arrival, from 1',
  document          VARCHAR(20)  NOT NULL,
  revision          INT          NOT NULL,
  state             VARCHAR(20)  NOT NULL,
  transport         VARCHAR(30)  NOT NULL,
  attempt           INT          NOT NULL,
  detail            VARCHAR(500) NOT NULL,
  at                DATETIME(6)  NOT NULL COMMENT 'UTC, as reported',
  PRIMARY KEY (coop_id, purchase_order_id, step_no)
);
