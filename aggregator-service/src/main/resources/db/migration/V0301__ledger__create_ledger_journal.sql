-- Why: one event that moved money. Written when it is complete, after its transfers if these came in chunks. A few per member and round. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE ledger_journal (
  coop_id      BINARY(16)   NOT NULL,
  id           BINARY(16)   NOT NULL,
  kind         VARCHAR(20)  NOT NULL,
  text         VARCHAR(200) NOT NULL,
  reference    VARCHAR(100) NULL COMMENT 'a document outside, such as a bank statement',
  occurred_on  DATE         NULL COMMENT 'the day of that document',
  corrects_id  BINARY(16)   NULL COMMENT 'the journal that this one puts right',
  content_hash CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recorded_by  BINARY(16)   NULL COMMENT 'the account; null: the system',
  recorded_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  INDEX ledger_journal_by_kind (coop_id, kind, recorded_at, id)
);
