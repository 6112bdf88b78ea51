-- Why: what is billed, line by line, as stated. Never changed. Rows: one per billed product. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_invoice_line (
  coop_id        BINARY(16)    NOT NULL,
  invoice_id     BINARY(16)    NOT NULL,
  line_no        INT           NOT NULL COMMENT '1 for the first',
  kind           VARCHAR(10)   NOT NULL,
  sku            VARCHAR(60)   NOT NULL,
  units_milli    BIGINT        NOT NULL COMMENT 'thousandths of a member unit',
  unit_price     DECIMAL(18,6) NOT NULL COMMENT 'net, of one member unit',
  net_minor      BIGINT        NOT NULL,
  vat_hundredths INT           NOT NULL COMMENT 'of a percent',
  PRIMARY KEY (coop_id, invoice_id, line_no),
  CONSTRAINT supplier_invoice_line_kind CHECK (kind IN ('GOODS', 'DEPOSIT')),
  CONSTRAINT supplier_invoice_line_units CHECK (units_milli > 0 AND net_minor >= 0)
);
