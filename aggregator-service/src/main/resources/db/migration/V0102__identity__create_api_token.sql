-- Why: what stands for an account in a request. A few rows per account and year. Locks nothing. Back: drop, while empty.
CREATE TABLE api_token (
  coop_id    BINARY(16)   NOT NULL,
  id         BINARY(16)   NOT NULL,
  account_id BINARY(16)   NOT NULL,
  name       VARCHAR(100) NOT NULL COMMENT 'what it is for',
  token_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the token in hexadecimal; the token itself is kept nowhere',
  created_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  revoked_at DATETIME(6)  NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT api_token_once UNIQUE (token_hash),
  INDEX api_token_of_account (coop_id, account_id, id)
);
