-- Why: who a co-op buys from and on what conditions. Tens of rows per co-op. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier (
  coop_id             BINARY(16)   NOT NULL,
  id                  BINARY(16)   NOT NULL,
  code                VARCHAR(40)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name                VARCHAR(200) NOT NULL,
  gln                 VARCHAR(13)  NULL COMMENT 'global location number (GS1)',
  contact             VARCHAR(200) NULL,
  currency            CHAR(3)      NOT NULL COMMENT 'ISO 4217, the co-op''s',
  minimum_order_minor BIGINT       NOT NULL COMMENT 'least net value of a purchase order',
  freight_minor       BIGINT       NOT NULL COMMENT 'net, for one delivery',
  active              BOOLEAN      NOT NULL,
  version             BIGINT       NOT NULL,
  PRIMARY KEY (coop_id, id),
  UNIQUE KEY supplier_code (coop_id, code),
  CONSTRAINT supplier_minimum_order CHECK (minimum_order_minor >= 0),
  CONSTRAINT supplier_freight CHECK (freight_minor >= 0)
);
