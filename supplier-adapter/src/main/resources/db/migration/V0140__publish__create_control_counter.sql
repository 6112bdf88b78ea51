-- Why: the last number that an envelope to a supplier bore; locked by whoever takes the next. One row per supplier who gets envelopes.
-- Locks nothing. Back: drop, while empty.
CREATE TABLE control_counter (
  coop_id     BINARY(16) NOT NULL,
  supplier_id BINARY(16) NOT NULL,
  last_number BIGINT     NOT NULL,
  PRIMARY KEY (coop_id, supplier_id),
  CONSTRAINT control_counter_fits CHECK (last_number BETWEEN 1 AND 999999999)
);
