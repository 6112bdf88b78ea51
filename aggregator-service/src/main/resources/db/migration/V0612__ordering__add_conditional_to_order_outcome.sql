-- Why: an order of a completion phase is decided when that is over; until then its outcome says so. Rows: all outcomes, which keep
-- what they meant. Locks: nothing for longer than the change of the table's description. Back: drop the column, while all are false.
ALTER TABLE order_outcome
  ADD COLUMN conditional BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'decided only when the completion phase is over';
