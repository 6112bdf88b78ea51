-- Why: which parts of a large journal are written, so that it goes on where it was cut off. A row per 1,000 members of a settlement. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE ledger_chunk (
  coop_id      BINARY(16)  NOT NULL,
  journal_id   BINARY(16)  NOT NULL,
  chunk_no     INT         NOT NULL COMMENT '0 for the first',
  content_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  posted_at    DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, journal_id, chunk_no)
);
