-- Why: the supplier's own deadlines are shown before they pass, and a document can be sent by another way than the profile's.
-- One or two rows per purchase order. Copies the table. Back: drop the columns, while all are NULL.
ALTER TABLE delivery
  ADD COLUMN order_by DATETIME(6) COMMENT 'UTC; when the supplier must have it; NULL: no deadline is known',
  ADD COLUMN answer_within_hours INT COMMENT 'after it got it; NULL: no deadline',
  ADD COLUMN way MEDIUMTEXT COMMENT 'a JSON object like a profile, its secret sealed; NULL: the profile''s own';
