-- Why: what was decided about the orders of a completion phase, and the demand at its beginning by which it was. Named by a mark in
-- every partition, so never updated and not derived from the log. Rows: one per round with such a phase. Locks nothing.
-- Back: drop, while empty.
CREATE TABLE order_resolution (
  coop_id     BINARY(16)  NOT NULL,
  round_id    BINARY(16)  NOT NULL,
  hash        CHAR(64)    NOT NULL COMMENT 'SHA-256 of the content, hexadecimal',
  resolved_at DATETIME(6) NOT NULL COMMENT 'UTC',
  content     LONGBLOB    NOT NULL COMMENT 'JSON, UTF-8, byte for byte what the hash is of',
  PRIMARY KEY (coop_id, round_id)
);
