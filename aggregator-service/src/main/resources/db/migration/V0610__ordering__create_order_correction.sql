-- Why: who corrected a frozen order, why, and what stood before. Derived from the log.
-- Rows: few per round. Locks nothing. Back: drop; the log is read again.
CREATE TABLE order_correction (
  coop_id         BINARY(16)   NOT NULL,
  round_id        BINARY(16)   NOT NULL,
  member_id       BINARY(16)   NOT NULL,
  partition_no    INT          NOT NULL,
  record_offset   BIGINT       NOT NULL,
  replaced_offset BIGINT                COMMENT 'version that stood before; NULL: none',
  corrected_at    DATETIME(6)  NOT NULL COMMENT 'UTC, when it came into the log',
  corrected_by    BINARY(16)   NOT NULL COMMENT 'account',
  reason          VARCHAR(500) NOT NULL,
  PRIMARY KEY (coop_id, round_id, member_id, record_offset)
);
