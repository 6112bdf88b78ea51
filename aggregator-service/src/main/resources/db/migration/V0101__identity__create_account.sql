-- Why: who may sign in to a co-op and as what. About one row per member. Locks nothing. Back: drop, while empty.
CREATE TABLE account (
  coop_id              BINARY(16)   NOT NULL,
  id                   BINARY(16)   NOT NULL,
  name                 VARCHAR(100) NOT NULL COMMENT 'as its owner writes it',
  name_key             VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the name as compared: folded',
  email                VARCHAR(254) NULL,
  password_hash        VARCHAR(200) NULL COMMENT 'PHC string; null: no sign-in by password',
  roles                VARCHAR(80)  NOT NULL COMMENT 'names, separated by commas, sorted',
  member_id            BINARY(16)   NULL COMMENT 'the member it acts for',
  supplier_id          BINARY(16)   NULL COMMENT 'the supplier it acts for',
  approval_limit_minor BIGINT       NULL COMMENT 'largest gross total it approves alone',
  active               TINYINT(1)   NOT NULL,
  version              INT          NOT NULL,
  created_at           DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT account_name_once UNIQUE (coop_id, name_key),
  INDEX account_by_member (coop_id, member_id),
  CONSTRAINT account_limit_not_negative CHECK (approval_limit_minor >= 0)
);
