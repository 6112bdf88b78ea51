-- Why: members are also told what a round brought them, once nothing of it is left to be decided. Rows: a few per round, as they are.
-- Locks: the table for the time of the change. Back: drop the constraint and add the one before, while nobody was told so.
ALTER TABLE purchase_order_telling
  DROP CONSTRAINT purchase_order_telling_known,
  ADD CONSTRAINT purchase_order_telling_all CHECK (kind IN ('DROPPED', 'CANCELLED', 'LINES_MISSED', 'RESULT') OR kind LIKE 'CHANGED-%');
