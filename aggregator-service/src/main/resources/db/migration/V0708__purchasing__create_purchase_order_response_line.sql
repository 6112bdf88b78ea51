-- Why: what the supplier will send of each article, and at what price.
-- Rows: one per line of an answer. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_response_line (
  coop_id           BINARY(16)    NOT NULL,
  purchase_order_id BINARY(16)    NOT NULL,
  response_no       INT           NOT NULL,
  line_no           INT           NOT NULL,
  sku               VARCHAR(80)   NOT NULL,
  offer_id          BINARY(16)             COMMENT 'NULL: the purchase order has no such article',
  units_milli       BIGINT        NOT NULL,
  unit_price        DECIMAL(18,6)          COMMENT 'NULL: as ordered',
  note              VARCHAR(500),
  PRIMARY KEY (coop_id, purchase_order_id, response_no, line_no),
  CONSTRAINT purchase_order_response_line_units CHECK (units_milli >= 0)
);
