-- Why: what a passkey is to sign, once and within minutes. Deleted when it was shown, or after five minutes. Locks nothing. Back: drop.
CREATE TABLE passkey_challenge (
  challenge_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the challenge in base64url',
  coop_id        BINARY(16)  NULL COMMENT 'of the account that adds a passkey; null: somebody signs in',
  account_id     BINARY(16)  NULL,
  expires_at     DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (challenge_hash),
  INDEX passkey_challenge_by_end (expires_at)
);
