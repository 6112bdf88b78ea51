-- Why: what was split of an invoice: its lines, amounts and rounding, the co-op's own share of each, and what savings are measured against.
-- Rows: one per invoice line and amount. Locks nothing. Back: drop, while empty.
CREATE TABLE settled_component (
  coop_id         BINARY(16)    NOT NULL,
  invoice_id      BINARY(16)    NOT NULL,
  component       TINYINT       NOT NULL COMMENT 'code of Component',
  component_no    INT           NOT NULL COMMENT 'the invoice''s line, or a count from 1',
  offer_id        BINARY(16)             COMMENT 'NULL: not an offer of the purchase order',
  text            VARCHAR(200)  NOT NULL COMMENT 'the offer''s name, or the amount''s text',
  vat_hundredths  INT           NOT NULL COMMENT 'of a percent',
  net_minor       BIGINT        NOT NULL,
  vat_minor       BIGINT        NOT NULL,
  units_milli     BIGINT        NOT NULL COMMENT 'of all who share it, stock included',
  coop_net_minor  BIGINT        NOT NULL COMMENT 'the co-op''s own share',
  coop_vat_minor  BIGINT        NOT NULL,
  stock_milli     BIGINT        NOT NULL COMMENT 'units that the co-op keeps',
  baseline_kind   VARCHAR(20)            COMMENT 'what a saving is measured against; NULL: no saving',
  baseline_source VARCHAR(200),
  baseline_on     DATE,
  baseline_price  DECIMAL(18,6)          COMMENT 'of one unit, net; NULL: the price list for the quantity',
  PRIMARY KEY (coop_id, invoice_id, component, component_no)
);
