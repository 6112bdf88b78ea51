-- Why: members on one of whose commands deciding failed by a bug: their later ones are parked too, and people are told.
-- Rows: none, if all is well. Locks nothing. Back: drop, when empty.
CREATE TABLE parked_member (
  coop_id       BINARY(16)   NOT NULL,
  member_id     BINARY(16)   NOT NULL,
  partition_no  INT          NOT NULL,
  record_offset BIGINT       NOT NULL COMMENT 'of the command that failed; it is in dead_letter',
  parked_at     DATETIME(6)  NOT NULL COMMENT 'UTC, when that command came into the log',
  reason        VARCHAR(500) NOT NULL,
  PRIMARY KEY (coop_id, member_id)
);
