-- Why: the states of a round with a completion phase in a partition. Rows: all gates, checked. Locks: order_gate for the time of
-- the change. Back: the constraint of V0600, while no gate is in the new states.
ALTER TABLE order_gate
  DROP CONSTRAINT order_gate_state,
  ADD CONSTRAINT order_gate_states CHECK (state IN ('OPEN', 'COMPLETING', 'RESOLVING', 'CLOSED', 'CANCELLED'));
