-- Why: what a supplier calls our products and orders, as a buyer said; used for all its later documents. Few rows per supplier. Locks nothing.
-- Back: drop, while empty.
CREATE TABLE supplier_mapping (
  coop_id     BINARY(16)  NOT NULL,
  supplier_id BINARY(16)  NOT NULL,
  kind        VARCHAR(8)  NOT NULL COMMENT 'SKU, ORDER, or DOCUMENT: one that names no order, by type/number',
  theirs      VARCHAR(90) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ours        VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  mapped_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  mapped_by   BINARY(16)  NOT NULL COMMENT 'account',
  PRIMARY KEY (coop_id, supplier_id, kind, theirs),
  CONSTRAINT supplier_mapping_kind CHECK (kind IN ('SKU', 'ORDER', 'DOCUMENT'))
);
