-- Why: an accepted invoice on its way into the members' accounts, so that posting goes on after a crash and nothing is posted twice.
-- Rows: one per accepted invoice. Locks nothing. Back: drop, while empty.
CREATE TABLE settlement (
  coop_id           BINARY(16)   NOT NULL,
  invoice_id        BINARY(16)   NOT NULL,
  round_id          BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  supplier_id       BINARY(16)   NOT NULL,
  credit            BOOLEAN      NOT NULL,
  currency          CHAR(3)      NOT NULL COMMENT 'ISO 4217',
  split_hash        BINARY(32)   NOT NULL COMMENT 'SHA-256 of the split; another split is never posted over it',
  members           INT          NOT NULL COMMENT 'how many are charged',
  member_next       INT          NOT NULL COMMENT 'the first that is not charged yet, in order of ids',
  chunk_next        INT          NOT NULL COMMENT 'of the journal',
  line_next         INT          NOT NULL COMMENT 'of the journal',
  payable_minor     BIGINT       NOT NULL COMMENT 'below zero for a credit note',
  members_minor     BIGINT       NOT NULL COMMENT 'charged so far for the supplier',
  fees_minor        BIGINT       NOT NULL COMMENT 'charged so far for the co-op, with tax',
  coop_minor        BIGINT       NOT NULL COMMENT 'the co-op''s own share',
  started_at        DATETIME(6)  NOT NULL COMMENT 'UTC',
  settled_at        DATETIME(6)           COMMENT 'UTC; NULL: under way',
  PRIMARY KEY (coop_id, invoice_id),
  KEY settlement_round (coop_id, round_id),
  KEY settlement_order (coop_id, purchase_order_id),
  CONSTRAINT settlement_progress CHECK (member_next BETWEEN 0 AND members),
  CONSTRAINT settlement_complete CHECK
    (settled_at IS NULL OR (member_next = members AND payable_minor = members_minor + coop_minor))
);
