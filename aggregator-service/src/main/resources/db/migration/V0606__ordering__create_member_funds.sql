-- Why: what ordering may count on of each member; the truth is the ledger, whose changes come through the log.
-- Rows: one per member. Locks nothing. Back: drop; the log is read again.
CREATE TABLE member_funds (
  coop_id            BINARY(16) NOT NULL,
  member_id          BINARY(16) NOT NULL,
  balance_minor      BIGINT     NOT NULL COMMENT 'minor units of the currency of the co-op',
  credit_limit_minor BIGINT     NOT NULL COMMENT 'likewise',
  held_minor         BIGINT     NOT NULL COMMENT 'likewise: sum of what the orders of the member hold',
  PRIMARY KEY (coop_id, member_id),
  CONSTRAINT member_funds_limit CHECK (credit_limit_minor >= 0),
  CONSTRAINT member_funds_held CHECK (held_minor >= 0)
);
