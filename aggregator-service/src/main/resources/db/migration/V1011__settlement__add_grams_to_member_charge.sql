-- Why: a member sees by how many kilograms of pieces a charge goes. Rows: all, which go by units. Locks: nothing for longer than the
-- change of the table's description. Back: drop the column, while all are null.
ALTER TABLE member_charge
  ADD COLUMN grams BIGINT NULL COMMENT 'billed here, of pieces that are billed by weight; NULL: not billed by weight';
