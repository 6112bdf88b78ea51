-- Why: a line may take its whole quantity or nothing. Rows: all lines, which take less as well. Locks: nothing for longer than the
-- change of the table's description. Back: drop the column, while all are false.
ALTER TABLE order_line
  ADD COLUMN all_or_nothing BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'takes the whole firm quantity or nothing';
