-- Why: who has read which notice. At most a row per notice and account. Locks nothing. Back: drop.
CREATE TABLE notice_read (
  coop_id    BINARY(16)  NOT NULL,
  notice_id  BINARY(16)  NOT NULL,
  account_id BINARY(16)  NOT NULL,
  read_at    DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, notice_id, account_id)
);
