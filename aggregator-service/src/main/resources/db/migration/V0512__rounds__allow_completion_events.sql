-- Why: who listens hears of a completion phase that begins and one that is to be resolved. Rows: all, checked.
-- Locks: round_event for the time of the change. Back: the constraint of V0505, while there is no such event.
ALTER TABLE round_event
  DROP CONSTRAINT round_event_event,
  ADD CONSTRAINT round_event_events CHECK (event IN ('COMPLETING', 'RESOLVING', 'FROZEN', 'CANCELLED'));
