-- Why: who listens hears of a round that opened and of one whose cut-off is near. Rows: all, checked.
-- Locks: round_event for the time of the change. Back: the constraint of V0512, while there is no such event.
ALTER TABLE round_event
  DROP CONSTRAINT round_event_events,
  ADD CONSTRAINT round_event_known CHECK (event IN ('OPENED', 'ENDING', 'COMPLETING', 'RESOLVING', 'FROZEN', 'CANCELLED'));
