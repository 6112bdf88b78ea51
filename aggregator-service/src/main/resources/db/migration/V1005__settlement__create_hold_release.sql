-- Why: rounds whose last purchase order was settled or cancelled: what is still held of anybody's funds for them is to be released.
-- Rows: one per round. Locks nothing. Back: drop, while nothing is wanted.
CREATE TABLE hold_release (
  coop_id      BINARY(16) NOT NULL,
  round_id     BINARY(16) NOT NULL,
  wanted       BOOLEAN    NOT NULL COMMENT 'to be looked at',
  chunk_next   INT        NOT NULL COMMENT 'never used again, so that no release has the name of an earlier one',
  member_after BINARY(16) NOT NULL COMMENT 'released are those up to this one',
  PRIMARY KEY (coop_id, round_id),
  KEY hold_release_wanted (wanted, coop_id, round_id)
);
