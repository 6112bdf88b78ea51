-- Why: offers that were put into a round one by one. Up to some hundred rows per round. Locks nothing. Back: drop, while empty.
CREATE TABLE round_offer (
  coop_id  BINARY(16) NOT NULL,
  round_id BINARY(16) NOT NULL,
  offer_id BINARY(16) NOT NULL,
  PRIMARY KEY (coop_id, round_id, offer_id),
  CONSTRAINT round_offer_round FOREIGN KEY (coop_id, round_id) REFERENCES buying_round (coop_id, id)
);
