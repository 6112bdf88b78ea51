-- Why: what a round's marks in the log say in each partition: whether orders are taken, and by which snapshot they are decided.
-- Rows: rounds × partitions. Locks nothing. Back: drop; the log is read again.
CREATE TABLE order_gate (
  coop_id          BINARY(16)  NOT NULL,
  round_id         BINARY(16)  NOT NULL,
  partition_no     INT         NOT NULL,
  state            VARCHAR(10) NOT NULL COMMENT 'OPEN, CLOSED or CANCELLED',
  snapshot_version INT         NOT NULL,
  snapshot_hash    CHAR(64)    NOT NULL COMMENT 'SHA-256 of the snapshot, hexadecimal',
  marked_offset    BIGINT      NOT NULL COMMENT 'of the mark that made the state',
  marked_at        DATETIME(6) NOT NULL COMMENT 'UTC, when that mark came into the log',
  corrections      BIGINT      NOT NULL COMMENT 'corrections accepted after the cut',
  PRIMARY KEY (coop_id, round_id, partition_no),
  CONSTRAINT order_gate_state CHECK (state IN ('OPEN', 'CLOSED', 'CANCELLED')),
  CONSTRAINT order_gate_corrections CHECK (corrections >= 0)
);
