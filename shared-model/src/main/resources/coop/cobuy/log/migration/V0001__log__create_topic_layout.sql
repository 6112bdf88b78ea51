-- Why: the partition count of a topic, fixed when it was made: another count would send a member's commands elsewhere.
-- Rows: one per topic. Locks nothing. Back: drop, while empty.
CREATE TABLE topic_layout (
  topic           VARCHAR(200) NOT NULL,
  partition_count INT          NOT NULL,
  recorded_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (topic),
  CONSTRAINT topic_layout_above_zero CHECK (partition_count > 0)
);
