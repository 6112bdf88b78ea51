-- Why: all that decides about a round's orders, as it stood at the opening. Never updated. One row per round, 0.5 kB per offer.
-- Locks nothing. Back: drop, while empty.
CREATE TABLE round_snapshot (
  coop_id  BINARY(16)  NOT NULL,
  round_id BINARY(16)  NOT NULL,
  version  INT         NOT NULL,
  hash     CHAR(64)    NOT NULL COMMENT 'SHA-256 of the content, hexadecimal',
  taken_at DATETIME(6) NOT NULL COMMENT 'UTC',
  content  MEDIUMBLOB  NOT NULL COMMENT 'JSON, UTF-8, byte for byte what the hash is of',
  PRIMARY KEY (coop_id, round_id, version),
  CONSTRAINT round_snapshot_round FOREIGN KEY (coop_id, round_id) REFERENCES buying_round (coop_id, id)
);
