-- Why: suppliers all of whose offers are in a round. A few rows per round. Locks nothing. Back: drop, while empty.
CREATE TABLE round_supplier (
  coop_id     BINARY(16) NOT NULL,
  round_id    BINARY(16) NOT NULL,
  supplier_id BINARY(16) NOT NULL,
  PRIMARY KEY (coop_id, round_id, supplier_id),
  CONSTRAINT round_supplier_round FOREIGN KEY (coop_id, round_id) REFERENCES buying_round (coop_id, id)
);
