-- Why: members look for offers by category. Rows: all, which have none. Locks: offer for the time of the change.
-- Back: drop the column, while all are null.
ALTER TABLE offer
  ADD COLUMN category VARCHAR(60) NULL COMMENT 'as the co-op calls it; NULL: none';
