-- Why: files that lie on a supplier's server and cannot be taken, so that the buyer sees them. Few rows. Locks nothing. Back: drop.
CREATE TABLE pick_up_problem (
  coop_id     BINARY(16)   NOT NULL,
  supplier_id BINARY(16)   NOT NULL,
  file_id     BINARY(16)   NOT NULL COMMENT 'derives from the name, which may be anything',
  file_name   VARCHAR(200) NOT NULL COMMENT 'as far as it can be shown; empty: the server itself',
  bytes       BIGINT       NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  seen_first  DATETIME(6)  NOT NULL COMMENT 'UTC',
  seen_last   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, supplier_id, file_id)
);
