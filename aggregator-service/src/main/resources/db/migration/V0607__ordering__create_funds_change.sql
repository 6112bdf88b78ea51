-- Why: which changes of funds have counted, so that one that comes again does nothing. Derived from the log.
-- Rows: one per change, some per member and round. Locks nothing. Back: drop; the log is read again.
CREATE TABLE funds_change (
  coop_id       BINARY(16) NOT NULL,
  member_id     BINARY(16) NOT NULL,
  change_id     BINARY(16) NOT NULL,
  record_offset BIGINT     NOT NULL,
  PRIMARY KEY (coop_id, member_id, change_id)
);
