-- Why: which files of a bank came, and what they brought. A few per month. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE bank_file (
  coop_id       BINARY(16)   NOT NULL,
  id            BINARY(16)   NOT NULL COMMENT 'version 7, so in order of receipt',
  name          VARCHAR(100) NOT NULL,
  account       VARCHAR(40)  NOT NULL COMMENT 'the co-op''s own, as the bank names it; empty: the file does not say',
  line_count    INT          NOT NULL,
  new_count     INT          NOT NULL COMMENT 'lines that no file had brought before',
  problem_count INT          NOT NULL,
  recorded_by   BINARY(16)   NOT NULL COMMENT 'the account',
  received_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id)
);
