-- Why: which mails an account does not want. No row: it gets them. A few rows per account. Locks nothing. Back: drop; all get all again.
CREATE TABLE silenced_topic (
  coop_id    BINARY(16)  NOT NULL,
  account_id BINARY(16)  NOT NULL,
  topic      VARCHAR(20) NOT NULL,
  PRIMARY KEY (coop_id, account_id, topic)
);
