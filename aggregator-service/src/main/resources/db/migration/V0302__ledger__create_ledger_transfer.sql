-- Why: every movement of money between two accounts. About 40 rows per member and round. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE ledger_transfer (
  coop_id           BINARY(16)   NOT NULL,
  journal_id        BINARY(16)   NOT NULL,
  line_no           INT UNSIGNED NOT NULL,
  debit_account_id  BINARY(16)   NOT NULL,
  credit_account_id BINARY(16)   NOT NULL,
  amount_minor      BIGINT       NOT NULL COMMENT 'minor units of currency',
  currency          CHAR(3)      NOT NULL COMMENT 'ISO 4217',
  purpose           VARCHAR(40)  NOT NULL COMMENT 'what for, such as GOODS or VAT',
  posted_at         DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, journal_id, line_no),
  INDEX ledger_transfer_debits (coop_id, debit_account_id, posted_at, journal_id, line_no),
  INDEX ledger_transfer_credits (coop_id, credit_account_id, posted_at, journal_id, line_no),
  CONSTRAINT ledger_transfer_above_zero CHECK (amount_minor > 0),
  CONSTRAINT ledger_transfer_two_sides  CHECK (debit_account_id <> credit_account_id)
);
