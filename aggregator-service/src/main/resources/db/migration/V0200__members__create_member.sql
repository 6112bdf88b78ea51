-- Why: who orders in a co-op: a household or a small firm. One row per member. Locks nothing. Back: drop, while empty.
CREATE TABLE member (
  coop_id     BINARY(16)   NOT NULL,
  id          BINARY(16)   NOT NULL,
  number      VARCHAR(40)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the co-op calls it',
  name        VARCHAR(120) NOT NULL,
  email       VARCHAR(254) NULL,
  active      TINYINT(1)   NOT NULL,
  import_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the row of a file that made it, so that the same row again does nothing',
  version     INT          NOT NULL,
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT member_number_once UNIQUE (coop_id, number)
);
