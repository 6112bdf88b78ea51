-- Why: passkeys (WebAuthn) that people sign in with. A few rows per account. Locks nothing. Back: drop; people sign in by password.
CREATE TABLE passkey (
  coop_id         BINARY(16)      NOT NULL,
  id              BINARY(16)      NOT NULL,
  account_id      BINARY(16)      NOT NULL,
  credential_hash CHAR(64)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the credential''s id in base64url, which may be longer than a key of the database',
  credential      VARBINARY(4000) NOT NULL COMMENT 'attested credential data: make of the authenticator, the credential''s id, its public key (COSE)',
  sign_count      BIGINT          NOT NULL COMMENT 'what the authenticator said last; 0: it does not count',
  backup_eligible TINYINT(1)      NOT NULL COMMENT 'may exist on several devices of its owner',
  name            VARCHAR(100)    NOT NULL,
  created_at      DATETIME(6)     NOT NULL COMMENT 'UTC',
  last_used_at    DATETIME(6)     NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT passkey_once UNIQUE (credential_hash),
  INDEX passkey_of_account (coop_id, account_id, id),
  CONSTRAINT passkey_count_in_range CHECK (sign_count >= 0)
);
