-- Why: allotments follow the changes of their order, always from the drafts' plan, so that an order changed back is shared as before.
-- Rows: all, which nothing changed. Locks: nothing for longer than the change of the table's description. Back: drop the columns, while all are null.
ALTER TABLE allotment
  ADD COLUMN planned_milli BIGINT NULL COMMENT 'as the drafts planned it; NULL: no change of the order touched it',
  ADD COLUMN changed_in INT NULL COMMENT 'the revision that changed it last';
