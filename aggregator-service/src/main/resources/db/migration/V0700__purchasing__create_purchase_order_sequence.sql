-- Why: the next number of a co-op's purchase orders. Numbers are never given twice; gaps are harmless.
-- Rows: one per co-op. Locks nothing. Back: drop, while there are no purchase orders.
CREATE TABLE purchase_order_sequence (
  coop_id     BINARY(16) NOT NULL,
  next_number BIGINT     NOT NULL,
  PRIMARY KEY (coop_id),
  CONSTRAINT purchase_order_sequence_above_zero CHECK (next_number > 0)
);
