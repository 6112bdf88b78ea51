-- Why: allowances and charges on a whole invoice, as stated. Never changed. Rows: a few per invoice. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_invoice_amount (
  coop_id        BINARY(16)   NOT NULL,
  invoice_id     BINARY(16)   NOT NULL,
  kind           VARCHAR(10)  NOT NULL,
  amount_no      INT          NOT NULL COMMENT '1 for the first of its kind',
  text           VARCHAR(200) NOT NULL,
  net_minor      BIGINT       NOT NULL COMMENT 'below zero for an allowance',
  vat_hundredths INT          NOT NULL COMMENT 'of a percent',
  PRIMARY KEY (coop_id, invoice_id, kind, amount_no),
  CONSTRAINT supplier_invoice_amount_kind CHECK (kind IN ('ALLOWANCE', 'CHARGE'))
);
