-- Why: each credit limit that a member ever had. A few rows per member. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE ledger_credit_limit (
  coop_id     BINARY(16)  NOT NULL,
  account_id  BINARY(16)  NOT NULL,
  id          BINARY(16)  NOT NULL COMMENT 'version 7, so in order of time',
  limit_minor BIGINT      NOT NULL,
  set_by      BINARY(16)  NULL COMMENT 'the account; null: the system',
  set_at      DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, account_id, id),
  CONSTRAINT ledger_credit_limit_not_negative CHECK (limit_minor >= 0)
);
