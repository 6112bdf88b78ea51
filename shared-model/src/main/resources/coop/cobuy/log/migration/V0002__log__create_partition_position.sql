-- Why: how far each partition has been applied to this database; moves in the transaction that applies, by compare-and-set.
-- Rows: one per partition of a topic that this database reads. Locks nothing. Back: drop, while empty.
CREATE TABLE partition_position (
  topic        VARCHAR(200) NOT NULL,
  partition_no INT          NOT NULL,
  next_offset  BIGINT       NOT NULL COMMENT 'offset of the first record that is not applied yet',
  PRIMARY KEY (topic, partition_no),
  CONSTRAINT partition_position_partition CHECK (partition_no >= 0),
  CONSTRAINT partition_position_offset CHECK (next_offset >= 0)
);
