-- Why: which document went out in which envelope: the same document keeps its number, and an acknowledgement of the number finds the
-- document. About 2 rows per purchase order of a supplier who gets envelopes. Never changed. Locks nothing. Back: drop, while empty.
CREATE TABLE control_number (
  coop_id         BINARY(16)  NOT NULL,
  supplier_id     BINARY(16)  NOT NULL,
  number          BIGINT      NOT NULL COMMENT 'of ISA, GS and ST, or of UNB',
  document_type   VARCHAR(20) NOT NULL,
  document_number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  revision        INT         NOT NULL,
  PRIMARY KEY (coop_id, supplier_id, number),
  UNIQUE KEY control_number_document (coop_id, supplier_id, document_type, document_number, revision)
);
