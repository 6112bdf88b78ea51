-- Why: the making of a round's drafts, so that it goes on after a crash and no two instances write at once.
-- Rows: one per round. Locks nothing. Back: drop, while nothing is being drafted.
CREATE TABLE drafting (
  coop_id      BINARY(16)  NOT NULL,
  round_id     BINARY(16)  NOT NULL,
  state        VARCHAR(20) NOT NULL,
  attempt      BIGINT      NOT NULL COMMENT 'every write names it, so that who was overtaken stops',
  book_version BIGINT      NOT NULL COMMENT 'of the book that is being read; -1: old rows are not cleared away yet',
  leased_until DATETIME(6) NOT NULL COMMENT 'UTC; whoever drafts has it until then',
  completed_at DATETIME(6) COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id),
  CONSTRAINT drafting_state CHECK (state IN ('WANTED', 'DONE'))
);
