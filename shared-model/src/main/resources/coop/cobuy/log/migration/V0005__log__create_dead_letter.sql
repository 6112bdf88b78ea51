-- Why: records of the log that could not be applied, with the reason; written in the transaction that steps over them.
-- Rows: none, if all is well. Locks nothing. Back: drop, while empty.
CREATE TABLE dead_letter (
  topic         VARCHAR(200)  NOT NULL,
  partition_no  INT           NOT NULL,
  record_offset BIGINT        NOT NULL,
  record_time   DATETIME(6)   NOT NULL COMMENT 'UTC, when it came into the log',
  record_key    BLOB          NOT NULL,
  payload       MEDIUMBLOB    NOT NULL,
  kind          VARCHAR(20)   NOT NULL COMMENT 'UNREADABLE, FAILED or FOLLOWS_FAILED',
  reason        VARCHAR(1000) NOT NULL,
  parked_at     DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (topic, partition_no, record_offset),
  KEY dead_letter_age (parked_at),
  CONSTRAINT dead_letter_kind CHECK (kind IN ('UNREADABLE', 'FAILED', 'FOLLOWS_FAILED'))
);
