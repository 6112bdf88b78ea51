-- Why: what each member pays, of which line or amount of which invoice. Written in the order of the key, a thousand members at a time; never changed.
-- Rows: one per allotment and invoice line, and some for freight and fees: about as many as order lines. Locks nothing. Back: drop, while empty.
CREATE TABLE member_charge (
  coop_id         BINARY(16) NOT NULL,
  invoice_id      BINARY(16) NOT NULL,
  member_id       BINARY(16) NOT NULL,
  component       TINYINT    NOT NULL COMMENT 'code of Component',
  component_no    INT        NOT NULL,
  units_milli     BIGINT     NOT NULL COMMENT 'thousandths of a member unit; 0 for what has none',
  net_minor       BIGINT     NOT NULL,
  vat_minor       BIGINT     NOT NULL,
  reference_minor BIGINT     NOT NULL COMMENT 'what the goods would have cost, net; 0 for what is no goods',
  PRIMARY KEY (coop_id, invoice_id, member_id, component, component_no)
);
