-- Why: a notice for all members is one row, mailed to some of them at a time; this is how far it came. Locks: none, the column is added in place. Back: drop the column.
ALTER TABLE notice ADD COLUMN mail_after BINARY(16) NULL COMMENT 'of a notice for all members: the last one that was mailed; null: none';
