-- Why: the carry that an invoice was split with, so that splitting it again after a crash gives the same.
-- Rows: one per member of such an invoice whose carry was not zero. Locks nothing. Back: drop, while nothing is under way.
CREATE TABLE settlement_carry (
  coop_id    BINARY(16) NOT NULL,
  invoice_id BINARY(16) NOT NULL,
  member_id  BINARY(16) NOT NULL COMMENT 'the co-op''s own id for its stock',
  carry_nano BIGINT     NOT NULL COMMENT 'billionths of a minor unit, before the split',
  PRIMARY KEY (coop_id, invoice_id, member_id)
);
