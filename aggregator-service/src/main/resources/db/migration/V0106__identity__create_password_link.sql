-- Why: links by which somebody chooses a new password, good once. A few rows per account and year. Locks nothing. Back: drop; open links are lost.
CREATE TABLE password_link (
  coop_id     BINARY(16)  NOT NULL,
  id          BINARY(16)  NOT NULL,
  account_id  BINARY(16)  NOT NULL,
  secret_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of what the link bears',
  created_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT password_link_once UNIQUE (secret_hash),
  INDEX password_link_of_account (coop_id, account_id)
);
