-- Why: who is signed in on the pages. A few rows per account; those that have ended are deleted. Locks nothing. Back: drop; people sign in anew.
CREATE TABLE page_session (
  coop_id      BINARY(16)   NOT NULL,
  id           BINARY(16)   NOT NULL,
  account_id   BINARY(16)   NOT NULL,
  secret_hash  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of what the cookie bears, in hexadecimal; the secret itself is kept nowhere',
  stage        VARCHAR(20)  NOT NULL COMMENT 'SIGNED_IN, or what is still to be shown',
  remembered   TINYINT(1)   NOT NULL COMMENT 'outlives the browser',
  second_factor TINYINT(1)  NOT NULL COMMENT 'more than a password was shown',
  device       VARCHAR(200) NOT NULL COMMENT 'what the browser calls itself',
  started_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  last_used_at DATETIME(6)  NOT NULL COMMENT 'UTC, to the minute',
  expires_at   DATETIME(6)  NOT NULL COMMENT 'UTC, whatever happens',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT page_session_once UNIQUE (secret_hash),
  INDEX page_session_of_account (coop_id, account_id, id),
  INDEX page_session_by_end (expires_at)
);
