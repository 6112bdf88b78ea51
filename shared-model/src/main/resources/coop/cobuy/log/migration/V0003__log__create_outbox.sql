-- Why: messages written in the transaction that they tell of; the relay publishes them. No row is sent before its transaction commits.
-- Rows: one per message until some hours after it was sent. Locks nothing. Back: drop, when nothing is unsent.
CREATE TABLE outbox (
  seq          BIGINT         NOT NULL AUTO_INCREMENT,
  message_id   BINARY(16)     NOT NULL COMMENT 'travels as the header cobuy-id',
  topic        VARCHAR(200)   NOT NULL,
  partition_no INT                     COMMENT 'NULL: by the key',
  record_key   VARBINARY(255) NOT NULL,
  payload      MEDIUMBLOB     NOT NULL,
  created_at   DATETIME(6)    NOT NULL COMMENT 'UTC',
  sent_at      DATETIME(6)             COMMENT 'UTC; NULL: not known to be in the log',
  PRIMARY KEY (seq),
  KEY outbox_unsent (sent_at, seq),
  CONSTRAINT outbox_partition CHECK (partition_no >= 0)
);
