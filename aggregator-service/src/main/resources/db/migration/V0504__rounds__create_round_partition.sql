-- Why: which partitions have met a round's marks, and where: the cut is this vector of offsets.
-- Rows: two per round and partition. Locks nothing. Back: drop, while empty.
CREATE TABLE round_partition (
  coop_id      BINARY(16)  NOT NULL,
  round_id     BINARY(16)  NOT NULL,
  mark_id      BINARY(16)  NOT NULL,
  partition_no INT         NOT NULL,
  phase        VARCHAR(10) NOT NULL,
  log_offset   BIGINT      NULL COMMENT 'of the mark that counted; null: not met yet',
  marked_at    DATETIME(6) NULL COMMENT 'UTC, when that mark came into the log',
  PRIMARY KEY (coop_id, round_id, mark_id, partition_no),
  CONSTRAINT round_partition_round FOREIGN KEY (coop_id, round_id) REFERENCES buying_round (coop_id, id),
  CONSTRAINT round_partition_phase CHECK (phase IN ('OPEN', 'CLOSE', 'CANCEL')),
  CONSTRAINT round_partition_met CHECK ((log_offset IS NULL) = (marked_at IS NULL))
);
