-- Why: members are also told when a change of an order changes what they get, once for each revision. Rows: a few per round, as they are.
-- Locks: the table for the time of the change. Back: drop the constraint and add the one before, while nobody was told so.
ALTER TABLE purchase_order_telling
  DROP CONSTRAINT purchase_order_telling_kinds,
  ADD CONSTRAINT purchase_order_telling_known CHECK (kind IN ('DROPPED', 'CANCELLED', 'LINES_MISSED') OR kind LIKE 'CHANGED-%');
