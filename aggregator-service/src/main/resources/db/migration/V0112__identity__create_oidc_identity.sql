-- Why: who somebody is at an OpenID Connect provider, as which an account may sign in. At most one row per account. Locks nothing. Back: drop; people sign in by password.
CREATE TABLE oidc_identity (
  coop_id      BINARY(16)  NOT NULL,
  account_id   BINARY(16)  NOT NULL,
  subject_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of issuer and subject',
  linked_at    DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, account_id),
  CONSTRAINT oidc_identity_once UNIQUE (subject_hash)
);
