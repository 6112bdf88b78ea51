-- Why: a document that came with the number of an invoice that says something else. Shown to the bookkeeper, never guessed.
-- Rows: hardly any. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_invoice_conflict (
  coop_id       BINARY(16)   NOT NULL,
  invoice_id    BINARY(16)   NOT NULL COMMENT 'the one that came first and stands',
  content_hash  BINARY(32)   NOT NULL COMMENT 'the same document again adds no row',
  source        VARCHAR(10)  NOT NULL,
  payable_minor BIGINT       NOT NULL COMMENT 'what this one wants',
  content       MEDIUMTEXT   NOT NULL COMMENT 'all of it, JSON',
  received_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, invoice_id, content_hash)
);
