-- Why: a request that creates something may be repeated with its key and creates it once. One row per such request. Locks nothing.
-- Back: drop; repeats of earlier requests would count as new ones.
CREATE TABLE idempotency_key (
  coop_id      BINARY(16)   NOT NULL,
  account_id   BINARY(16)   NOT NULL COMMENT 'keys of one account mean nothing to another',
  request_key  VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  content_hash CHAR(64)     NOT NULL COMMENT 'SHA-256 of operation and content, hexadecimal',
  subject_id   BINARY(16)   NOT NULL COMMENT 'what was created',
  claimed_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, account_id, request_key),
  KEY idempotency_key_age (claimed_at)
);
