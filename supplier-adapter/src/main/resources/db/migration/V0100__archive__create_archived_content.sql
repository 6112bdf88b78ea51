-- Why: the bytes of every document, before it is sent or read. About 3 rows per purchase order. Never changed. Locks nothing.
-- Back: drop, while empty.
CREATE TABLE archived_content (
  coop_id      BINARY(16)  NOT NULL,
  supplier_id  BINARY(16)  NOT NULL,
  content_hash BINARY(32)  NOT NULL COMMENT 'SHA-256 of bytes',
  bytes        MEDIUMBLOB  NOT NULL,
  archived_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, supplier_id, content_hash)
);
