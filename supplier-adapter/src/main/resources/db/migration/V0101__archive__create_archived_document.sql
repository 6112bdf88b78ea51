-- Why: which bytes a document has: the same again does nothing, others are a conflict. About 3 rows per purchase order. Never changed.
-- Locks nothing. Back: drop, while empty.
CREATE TABLE archived_document (
  coop_id       BINARY(16)  NOT NULL,
  supplier_id   BINARY(16)  NOT NULL,
  direction     VARCHAR(3)  NOT NULL COMMENT 'OUT or IN, as the co-op sees it',
  document_type VARCHAR(20) NOT NULL,
  number        VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  revision      INT         NOT NULL,
  content_hash  BINARY(32)  NOT NULL,
  archived_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, supplier_id, direction, document_type, number, revision),
  CONSTRAINT archived_document_has_content FOREIGN KEY (coop_id, supplier_id, content_hash)
    REFERENCES archived_content (coop_id, supplier_id, content_hash),
  CONSTRAINT archived_document_direction CHECK (direction IN ('OUT', 'IN')),
  CONSTRAINT archived_document_revision CHECK (revision >= 0)
);
