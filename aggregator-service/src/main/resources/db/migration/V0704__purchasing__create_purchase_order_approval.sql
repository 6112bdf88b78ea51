-- Why: who approved which content of a purchase order. An approval of a content that changed since stays, and counts no more.
-- Rows: one or two per purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_approval (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  content_hash      CHAR(64)     NOT NULL,
  account_id        BINARY(16)   NOT NULL,
  account_name      VARCHAR(200) NOT NULL,
  limit_minor       BIGINT                COMMENT 'what this buyer approved alone at that time; NULL: nothing',
  at                DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, purchase_order_id, content_hash, account_id)
);
