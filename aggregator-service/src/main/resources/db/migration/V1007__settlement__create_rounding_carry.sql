-- Why: the rounding ledger: what was due to be charged so far less what was charged, so that no member is the unlucky one for ever.
-- Rows: one per member, in co-ops whose rounds carry. Locks nothing. Back: drop; everybody begins at zero again.
CREATE TABLE rounding_carry (
  coop_id    BINARY(16) NOT NULL,
  currency   CHAR(3)    NOT NULL COMMENT 'ISO 4217',
  member_id  BINARY(16) NOT NULL COMMENT 'the co-op''s own id for its stock',
  carry_nano BIGINT     NOT NULL COMMENT 'billionths of a minor unit; zero in sum over the co-op',
  PRIMARY KEY (coop_id, currency, member_id)
);
