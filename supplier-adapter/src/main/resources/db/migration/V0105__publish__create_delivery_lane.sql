-- Why: one sender at a time works for a supplier, so its documents stay in order and one that hangs holds up nobody else.
-- One row per supplier. Locks nothing. Back: drop, while nothing is being sent.
CREATE TABLE delivery_lane (
  coop_id      BINARY(16)  NOT NULL,
  supplier_id  BINARY(16)  NOT NULL,
  lease        BINARY(16)           COMMENT 'of the sender at work',
  leased_until DATETIME(6) NOT NULL COMMENT 'UTC; after it the sender is taken for dead',
  PRIMARY KEY (coop_id, supplier_id)
);
