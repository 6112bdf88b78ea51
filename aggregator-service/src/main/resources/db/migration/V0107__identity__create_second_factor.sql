-- Why: what an app needs to make codes for an account's second factor. At most one row per account. Locks nothing. Back: drop; people sign in by password alone.
CREATE TABLE second_factor (
  coop_id      BINARY(16)    NOT NULL,
  account_id   BINARY(16)    NOT NULL,
  secret       VARBINARY(20) NOT NULL COMMENT 'RFC 6238; needed to check a code, so it cannot be a hash',
  confirmed_at DATETIME(6)   NULL COMMENT 'UTC, when a first code was right; null: it does not count yet',
  last_step    BIGINT        NOT NULL COMMENT 'of 30 seconds since 1970, whose code was used last: no code is good twice',
  PRIMARY KEY (coop_id, account_id)
);
