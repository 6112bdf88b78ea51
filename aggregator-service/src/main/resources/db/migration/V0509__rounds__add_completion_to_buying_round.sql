-- Why: a round may have a completion phase: a first cut, then only such changes as help to fill open cases, then a second cut.
-- Rows: all rounds; those that are there have none. Locks: rounds for the time of the change. Back: drop the columns, while all are null.
ALTER TABLE buying_round
  ADD COLUMN completion_end_at DATETIME(6) NULL COMMENT 'UTC, when its completion phase ends by itself; null: it has none',
  ADD COLUMN first_cut_at      DATETIME(6) NULL COMMENT 'UTC, by the log''s clock: when its completion phase began',
  ADD COLUMN resolution_hash   CHAR(64)    NULL COMMENT 'SHA-256 of what was decided about the changes of that phase, hexadecimal';
