-- Why: what suppliers sent, what became of it, and what waits for the buyer. About 2 rows per purchase order. Locks nothing.
-- Back: drop, while empty.
CREATE TABLE inbound_document (
  coop_id       BINARY(16)   NOT NULL,
  supplier_id   BINARY(16)   NOT NULL,
  content_hash  BINARY(32)   NOT NULL,
  source        VARCHAR(200) NOT NULL COMMENT 'api, or a file name',
  state         VARCHAR(12)  NOT NULL COMMENT 'TAKEN, REFUSED or CONFLICT',
  document_type VARCHAR(20)           COMMENT 'NULL: not understood',
  number        VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  order_number  VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  problems      MEDIUMTEXT   NOT NULL COMMENT 'a JSON list of pointer and reason',
  received_at   DATETIME(6)  NOT NULL COMMENT 'UTC, the first time',
  decided_at    DATETIME(6)  NOT NULL COMMENT 'UTC, the last time',
  PRIMARY KEY (coop_id, supplier_id, content_hash),
  KEY inbound_document_time (coop_id, received_at),
  CONSTRAINT inbound_document_has_content FOREIGN KEY (coop_id, supplier_id, content_hash)
    REFERENCES archived_content (coop_id, supplier_id, content_hash),
  CONSTRAINT inbound_document_state CHECK (state IN ('TAKEN', 'REFUSED', 'CONFLICT'))
);
