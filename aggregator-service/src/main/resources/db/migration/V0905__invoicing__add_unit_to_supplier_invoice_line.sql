-- Why: a supplier may bill kilograms of what was ordered in pieces. Rows: all, which bill the unit that was ordered. Locks: nothing for
-- longer than the change of the table's description. Back: drop the column, while all are null.
ALTER TABLE supplier_invoice_line
  ADD COLUMN unit VARCHAR(3) NULL COMMENT 'UN/ECE Rec 20, of units and price; NULL: the member unit';
