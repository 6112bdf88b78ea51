-- Why: up to where corrections count: the positions of all partitions when the first draft of a round was approved. Not derived from the log.
-- Rows: rounds × partitions. Locks nothing. Back: drop, while no purchase order is approved.
CREATE TABLE book_lock (
  coop_id      BINARY(16) NOT NULL,
  round_id     BINARY(16) NOT NULL,
  partition_no INT        NOT NULL,
  next_offset  BIGINT     NOT NULL COMMENT 'corrections from here on are refused',
  PRIMARY KEY (coop_id, round_id, partition_no)
);
