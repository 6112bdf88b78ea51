-- Why: reasons of allotments tell which class of members could not have all. Rows: all, which have no classes. Locks: nothing for
-- longer than the change of the table's description. Back: drop the column, while all are null.
ALTER TABLE purchase_order_line
  ADD COLUMN cut_class BIGINT NULL COMMENT 'the priority class that could not have all; NULL: none, or there is but one';
