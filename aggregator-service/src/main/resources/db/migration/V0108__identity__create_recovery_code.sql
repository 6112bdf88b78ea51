-- Why: codes for who has lost the app, good once each. Ten rows per account with a second factor. Locks nothing. Back: drop.
CREATE TABLE recovery_code (
  coop_id    BINARY(16) NOT NULL,
  account_id BINARY(16) NOT NULL,
  code_hash  CHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of 80 random bits',
  PRIMARY KEY (coop_id, account_id, code_hash)
);
