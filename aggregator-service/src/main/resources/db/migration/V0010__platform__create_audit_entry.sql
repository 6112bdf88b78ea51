-- Why: who did what to what, for ever. About 10 rows per member and round. Locks nothing. Back: drop, while empty.
CREATE TABLE audit_entry (
  coop_id    BINARY(16)   NOT NULL,
  id         BINARY(16)   NOT NULL COMMENT 'version 7, so in order of time',
  at         DATETIME(6)  NOT NULL COMMENT 'UTC',
  account_id BINARY(16)   NOT NULL,
  action     VARCHAR(60)  NOT NULL,
  subject    VARCHAR(200) NOT NULL COMMENT 'what it was done to, such as purchase-order/ID',
  detail     VARCHAR(1000) NOT NULL,
  PRIMARY KEY (coop_id, id)
);
