-- Why: how much of each article is on its way, lot by lot.
-- Rows: one per line of an advice. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_despatch_line (
  coop_id           BINARY(16)    NOT NULL,
  purchase_order_id BINARY(16)    NOT NULL,
  despatch_no       INT           NOT NULL,
  line_no           INT           NOT NULL,
  sku               VARCHAR(80)   NOT NULL,
  offer_id          BINARY(16)             COMMENT 'NULL: the purchase order has no such article',
  units_milli       BIGINT        NOT NULL,
  weight_milli      BIGINT                 COMMENT 'grams, of goods that are weighed',
  lot               VARCHAR(100),
  best_before       DATE,
  note              VARCHAR(500),
  PRIMARY KEY (coop_id, purchase_order_id, despatch_no, line_no),
  CONSTRAINT purchase_order_despatch_line_units CHECK (units_milli >= 0),
  CONSTRAINT purchase_order_despatch_line_weight CHECK (weight_milli >= 0)
);
