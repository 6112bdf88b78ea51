-- Why: a buyer may say who is served before or after the others in a round where there is not enough. Rows: those named, a few per
-- round. Locks nothing. Back: drop, while empty.
CREATE TABLE round_priority (
  coop_id        BINARY(16) NOT NULL,
  round_id       BINARY(16) NOT NULL,
  member_id      BINARY(16) NOT NULL,
  priority_class INT        NOT NULL COMMENT 'smaller ones are served first; who is not named is of class 0',
  PRIMARY KEY (coop_id, round_id, member_id),
  CONSTRAINT round_priority_round FOREIGN KEY (coop_id, round_id) REFERENCES buying_round (coop_id, id)
);
