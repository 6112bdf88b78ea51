-- Why: a round may remember what rounding took from whom. Rows: all rounds; those that are there keep what they meant.
-- Locks: rounds for the time of the change. Back: drop the column, while all have the default.
ALTER TABLE buying_round
  ADD COLUMN rounding VARCHAR(7) NOT NULL DEFAULT 'BY_LOT' COMMENT 'BY_LOT or CARRIED: who gets the cents that cannot be shared evenly';
