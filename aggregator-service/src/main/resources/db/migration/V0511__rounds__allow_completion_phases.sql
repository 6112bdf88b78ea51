-- Why: the marks of rounds with a completion phase. Rows: all, checked. Locks: round_partition for the time of the change.
-- Back: the constraint of V0504, while there is no mark of the new phases.
ALTER TABLE round_partition
  DROP CONSTRAINT round_partition_phase,
  ADD CONSTRAINT round_partition_phases CHECK (phase IN ('OPEN', 'CUT', 'CLOSE', 'RESOLVE', 'CANCEL'));
