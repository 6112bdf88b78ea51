-- Why: sign-ins by OpenID Connect that are under way, while the browser is at the provider. Deleted when they end, or after ten minutes. Locks nothing. Back: drop.
CREATE TABLE oidc_attempt (
  state_hash CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the state, which the browser has in a cookie',
  nonce      VARCHAR(100)  NOT NULL,
  verifier   VARCHAR(128)  NOT NULL COMMENT 'RFC 7636',
  coop_id    BINARY(16)    NULL COMMENT 'of the account to be linked; null: signing in',
  account_id BINARY(16)    NULL,
  then_path  VARCHAR(2000) NOT NULL,
  expires_at DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (state_hash),
  INDEX oidc_attempt_by_end (expires_at)
);
