-- Why: a cache of members' balances, and the row to lock before a member's money is moved. One row per member. The transfers are the truth; compared with them every night. Locks nothing. Back: drop, and rebuild.
CREATE TABLE ledger_balance (
  coop_id            BINARY(16) NOT NULL,
  account_id         BINARY(16) NOT NULL,
  balance_minor      BIGINT     NOT NULL COMMENT 'above zero: the co-op owes the member',
  credit_limit_minor BIGINT     NOT NULL COMMENT 'how far below zero it may go; the newest of ledger_credit_limit',
  PRIMARY KEY (coop_id, account_id),
  CONSTRAINT ledger_balance_limit CHECK (credit_limit_minor >= 0)
);
