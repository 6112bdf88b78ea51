-- Why: members who have fetched their goods of a round, checked off by who stands there. Rows: one per member and round.
-- Locks nothing. Back: drop, while empty.
CREATE TABLE pick_up (
  coop_id      BINARY(16)   NOT NULL,
  round_id     BINARY(16)   NOT NULL,
  member_id    BINARY(16)   NOT NULL,
  account_id   BINARY(16)   NOT NULL COMMENT 'who checked it off',
  account_name VARCHAR(200) NOT NULL,
  picked_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id, member_id)
);
