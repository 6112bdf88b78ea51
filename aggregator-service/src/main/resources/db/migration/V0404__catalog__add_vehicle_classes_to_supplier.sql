-- Why: a supplier may charge for the vehicle that a delivery needs; rounds may split freight by that. Rows: all suppliers; those that
-- are there have none. Locks: supplier for the time of the change. Back: drop the column, while all are empty.
ALTER TABLE supplier
  ADD COLUMN vehicle_classes VARCHAR(600) NOT NULL DEFAULT '' COMMENT 'most grams:minor units, parted by blanks, both rising';
