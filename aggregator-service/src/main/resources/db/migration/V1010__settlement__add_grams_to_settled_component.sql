-- Why: a line that bills kilograms of pieces is split by their weight. Rows: all, which are not. Locks: nothing for longer than the
-- change of the table's description. Back: drop the column, while all are null.
ALTER TABLE settled_component
  ADD COLUMN grams BIGINT NULL COMMENT 'billed here, of all who share it, stock included; NULL: not billed by weight';
