-- Why: orders that came in a completion phase, to be decided in the order of their arrival when it is over. Derived from the log.
-- Rows: one per such order. Locks nothing. Back: drop; the log is read again.
CREATE TABLE completion_order (
  coop_id       BINARY(16)  NOT NULL,
  round_id      BINARY(16)  NOT NULL,
  partition_no  INT         NOT NULL,
  record_offset BIGINT      NOT NULL,
  member_id     BINARY(16)  NOT NULL,
  arrived_at    DATETIME(6) NOT NULL COMMENT 'UTC, when it came into the log',
  key_hash      BINARY(16)  NOT NULL COMMENT 'as in order_outcome',
  content_hash  BINARY(16)  NOT NULL COMMENT 'as in order_outcome',
  origin        VARCHAR(10) NOT NULL,
  placed_by     BINARY(16)  NOT NULL COMMENT 'account',
  order_lines   MEDIUMBLOB  NOT NULL COMMENT 'the whole order; for each line offer (16 bytes), quantity, tolerance, limit (8 bytes each), all or nothing (1 byte)',
  PRIMARY KEY (coop_id, round_id, partition_no, record_offset),
  KEY completion_order_member (coop_id, round_id, member_id)
);
