-- Why: offers that members marked to find them again. Rows: some dozen per member. Locks nothing. Back: drop; the marks are lost.
CREATE TABLE favourite_offer (
  coop_id   BINARY(16)  NOT NULL,
  member_id BINARY(16)  NOT NULL,
  offer_id  BINARY(16)  NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (coop_id, member_id, offer_id)
);
