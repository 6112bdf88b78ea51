-- Why: where one address of several did not get a mail yet, it is tried again alone; this is where the mail went before. Changes no rows, locks briefly (instant column). Back: drop the column.
ALTER TABLE notice ADD COLUMN mailed_to MEDIUMTEXT NULL COMMENT 'while WAITING: addresses that have the mail, one a line, of a notice for all members those of the next household; null: none';
