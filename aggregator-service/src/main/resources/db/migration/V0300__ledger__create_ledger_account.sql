-- Why: whose money it is: one account per kind and owner, opened when first needed. About one row per member. Never updated or deleted. Locks nothing. Back: drop, while empty.
CREATE TABLE ledger_account (
  coop_id    BINARY(16)  NOT NULL,
  id         BINARY(16)  NOT NULL COMMENT 'derived from co-op, kind and owner',
  kind       VARCHAR(20) NOT NULL,
  owner_id   BINARY(16)  NOT NULL COMMENT 'the member or supplier; zero: the co-op itself',
  currency   CHAR(3)     NOT NULL COMMENT 'ISO 4217',
  opened_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  CONSTRAINT ledger_account_once UNIQUE (coop_id, kind, owner_id)
);
