-- Why: which messages a consumer has taken, so that one that comes again does nothing.
-- Rows: one per message and consumer for as long as it may come again. Locks nothing. Back: drop, while empty.
CREATE TABLE inbox (
  consumer   VARCHAR(60) NOT NULL,
  message_id BINARY(16)  NOT NULL,
  taken_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (consumer, message_id),
  KEY inbox_age (taken_at)
);
