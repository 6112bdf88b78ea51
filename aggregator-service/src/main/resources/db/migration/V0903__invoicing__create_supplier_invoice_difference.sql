-- Why: in what an invoice, its purchase order and the goods received do not agree, as last compared; replaced at each comparison.
-- Rows: few per invoice, at worst some per line. Locks nothing. Back: drop.
CREATE TABLE supplier_invoice_difference (
  coop_id       BINARY(16)   NOT NULL,
  invoice_id    BINARY(16)   NOT NULL,
  difference_no INT          NOT NULL COMMENT '1 for the first',
  kind          VARCHAR(30)  NOT NULL,
  pointer       VARCHAR(100) NOT NULL COMMENT 'JSON pointer into the invoice',
  expected      VARCHAR(200) NOT NULL,
  found         VARCHAR(200) NOT NULL,
  PRIMARY KEY (coop_id, invoice_id, difference_no)
);
