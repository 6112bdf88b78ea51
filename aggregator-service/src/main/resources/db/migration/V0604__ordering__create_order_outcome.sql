-- Why: what became of each command by its key, so that a repeat gets the first answer again. Derived from the log.
-- Rows: one per command until some days after the round closed. Locks nothing. Back: drop; the log is read again.
CREATE TABLE order_outcome (
  coop_id       BINARY(16)   NOT NULL,
  round_id      BINARY(16)   NOT NULL,
  key_hash      BINARY(16)   NOT NULL COMMENT 'of the member and its key',
  content_hash  BINARY(16)   NOT NULL COMMENT 'of what was asked for: the same key with another is refused',
  member_id     BINARY(16)   NOT NULL,
  partition_no  INT          NOT NULL,
  record_offset BIGINT       NOT NULL,
  decided_at    DATETIME(6)  NOT NULL COMMENT 'UTC, when the command came into the log',
  refusal       VARCHAR(40)           COMMENT 'NULL: accepted',
  detail        VARCHAR(500) NOT NULL COMMENT 'of the refusal, for a person',
  stands_offset BIGINT                COMMENT 'version that stood after the command, in the same partition; NULL: none',
  PRIMARY KEY (coop_id, round_id, key_hash)
);
