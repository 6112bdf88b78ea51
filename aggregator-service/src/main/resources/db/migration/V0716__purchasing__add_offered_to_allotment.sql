-- Why: lines that take all or nothing are shared as such again when less is delivered, and say what they would have got. Rows: all,
-- which keep what they meant. Locks: nothing for longer than the change of the table's description. Back: drop the column, while all are null.
ALTER TABLE allotment
  ADD COLUMN offered_milli BIGINT NULL COMMENT 'of a line that takes all or nothing: what it gets, or would have got; NULL: takes less as well';
