-- Why: the states of rounds with a completion phase. Rows: all rounds, checked. Locks: rounds for the time of the change.
-- Back: the constraints of V0500, while no round is in the new states.
ALTER TABLE buying_round
  DROP CONSTRAINT buying_round_state,
  DROP CONSTRAINT buying_round_mark,
  ADD CONSTRAINT buying_round_states CHECK (state IN ('PLANNED', 'OPENING', 'OPEN', 'CUTTING', 'COMPLETING', 'CLOSING',
    'RESOLVING', 'FROZEN', 'ORDERED', 'CANCELLING', 'CANCELLED')),
  ADD CONSTRAINT buying_round_marks CHECK (state = 'RESOLVING'
    OR (state IN ('OPENING', 'CUTTING', 'CLOSING', 'CANCELLING')) = (mark_id IS NOT NULL)),
  ADD CONSTRAINT buying_round_completion CHECK (completion_end_at IS NULL OR completion_end_at > cut_off_at);
