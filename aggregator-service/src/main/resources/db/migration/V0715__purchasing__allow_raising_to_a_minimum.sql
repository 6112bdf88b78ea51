-- Why: a buyer may order a missed minimum and keep the rest in stock. Rows: all, checked. Locks: minimum_decision for the time of the
-- change. Back: the constraint of V0712, while there is no such decision.
ALTER TABLE minimum_decision
  DROP CONSTRAINT minimum_decision_known,
  ADD CONSTRAINT minimum_decision_choices CHECK (decision IN ('ORDER_ANYWAY', 'RAISE', 'DROP'));
