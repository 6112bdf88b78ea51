-- Why: people who are asked to join, and as what. One row per invitation. Locks nothing. Back: drop; open invitations are lost.
CREATE TABLE invitation (
  coop_id              BINARY(16)   NOT NULL,
  id                   BINARY(16)   NOT NULL,
  secret_hash          CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of what the link bears',
  email                VARCHAR(254) NOT NULL,
  roles                VARCHAR(80)  NOT NULL COMMENT 'names, separated by commas, sorted',
  member_id            BINARY(16)   NULL,
  supplier_id          BINARY(16)   NULL,
  approval_limit_minor BIGINT       NULL,
  invited_by           BINARY(16)   NOT NULL COMMENT 'an account',
  created_at           DATETIME(6)  NOT NULL COMMENT 'UTC',
  expires_at           DATETIME(6)  NOT NULL COMMENT 'UTC',
  closed_at            DATETIME(6)  NULL COMMENT 'UTC, when it was accepted or taken back',
  account_id           BINARY(16)   NULL COMMENT 'what came of it',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT invitation_once UNIQUE (secret_hash)
);
