-- Why: documents that a supplier fetches by itself. One row per document of such a supplier. Locks nothing. Back: drop, while empty.
CREATE TABLE feed_entry (
  coop_id         BINARY(16)   NOT NULL,
  supplier_id     BINARY(16)   NOT NULL,
  entry_no        BIGINT       NOT NULL,
  document_id     BINARY(16)   NOT NULL COMMENT 'the delivery',
  content_hash    BINARY(32)   NOT NULL,
  media_type      VARCHAR(100) NOT NULL,
  file_name       VARCHAR(200) NOT NULL,
  offered_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  acknowledged_at DATETIME(6)           COMMENT 'UTC',
  PRIMARY KEY (coop_id, supplier_id, entry_no),
  UNIQUE KEY feed_entry_document (coop_id, document_id)
);
