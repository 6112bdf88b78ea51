-- Why: what each invoice comes to for a member, so that a statement finds its invoices, and totals can be compared with the single charges.
-- Rows: one per member and invoice. Locks nothing. Back: drop, while empty.
CREATE TABLE member_settlement (
  coop_id         BINARY(16) NOT NULL,
  member_id       BINARY(16) NOT NULL,
  invoice_id      BINARY(16) NOT NULL,
  round_id        BINARY(16) NOT NULL,
  supplier_minor  BIGINT     NOT NULL COMMENT 'for the supplier, with tax',
  fees_minor      BIGINT     NOT NULL COMMENT 'for the co-op, with tax',
  goods_minor     BIGINT     NOT NULL COMMENT 'net of the goods',
  reference_minor BIGINT     NOT NULL COMMENT 'what the goods would have cost, net',
  PRIMARY KEY (coop_id, member_id, invoice_id)
);
