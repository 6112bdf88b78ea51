-- Why: in which language somebody reads mails. No row: not known, English. At most a row per account. Locks nothing. Back: drop; all mails are English again.
CREATE TABLE account_language (
  coop_id    BINARY(16) NOT NULL,
  account_id BINARY(16) NOT NULL,
  language   VARCHAR(8) NOT NULL COMMENT 'ISO 639',
  PRIMARY KEY (coop_id, account_id)
);
