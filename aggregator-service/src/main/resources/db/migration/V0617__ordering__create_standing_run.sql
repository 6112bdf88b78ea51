-- Why: how far a round's standing orders are placed, so that none is placed twice, nor after a crash left out. A row per round.
-- Locks nothing. Back: drop, while all are done.
CREATE TABLE standing_run (
  coop_id        BINARY(16)  NOT NULL,
  round_id       BINARY(16)  NOT NULL,
  after_member   BINARY(16)  NOT NULL COMMENT 'placed are those of members up to this one',
  placed_members BIGINT      NOT NULL,
  done_at        DATETIME(6) NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id)
);
