-- Why: who gets how much of a line of which more or less came than was planned. Written in the order of the key.
-- Rows: one per member who asked for such a line. Locks nothing. Back: drop, while empty.
CREATE TABLE final_allotment (
  coop_id           BINARY(16) NOT NULL,
  purchase_order_id BINARY(16) NOT NULL,
  offer_id          BINARY(16) NOT NULL,
  member_id         BINARY(16) NOT NULL,
  planned_milli     BIGINT     NOT NULL,
  units_milli       BIGINT     NOT NULL,
  PRIMARY KEY (coop_id, purchase_order_id, offer_id, member_id),
  CONSTRAINT final_allotment_units CHECK (units_milli >= 0 AND planned_milli >= 0)
);
