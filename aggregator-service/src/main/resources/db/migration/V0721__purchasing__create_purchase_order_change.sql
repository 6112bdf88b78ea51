-- Why: what buyers changed of purchase orders that were sent; each change is a revision of the document and one message to the supplier.
-- Rows: few, some orders have one. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_change (
  coop_id              BINARY(16)   NOT NULL,
  purchase_order_id    BINARY(16)   NOT NULL,
  revision             INT          NOT NULL COMMENT 'counted up from 1 without gaps',
  account_id           BINARY(16)   NOT NULL,
  account_name         VARCHAR(200) NOT NULL,
  reason               VARCHAR(500) NOT NULL COMMENT 'told to supplier and members',
  delivery_date_before DATE                  COMMENT 'NULL: none was wished for',
  delivery_date        DATE                  COMMENT 'wished for from now on',
  net_before_minor     BIGINT       NOT NULL,
  gross_before_minor   BIGINT       NOT NULL,
  net_minor            BIGINT       NOT NULL,
  gross_minor          BIGINT       NOT NULL,
  at                   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, purchase_order_id, revision),
  CONSTRAINT purchase_order_change_revision CHECK (revision > 0)
);
