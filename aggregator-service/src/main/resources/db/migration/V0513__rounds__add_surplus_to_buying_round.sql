-- Why: a round may keep what is delivered beyond the plan in stock. Rows: all rounds; those that are there keep what they meant.
-- Locks: rounds for the time of the change. Back: drop the column, while all have the default.
ALTER TABLE buying_round
  ADD COLUMN surplus VARCHAR(13) NOT NULL DEFAULT 'TO_TOLERANCES' COMMENT 'TO_TOLERANCES or TO_STOCK: what is delivered beyond the plan';
