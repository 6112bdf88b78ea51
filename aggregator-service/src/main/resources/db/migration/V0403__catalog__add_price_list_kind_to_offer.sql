-- Why: some suppliers price by steps, or by the case. Rows: all offers, few thousands; those that are there keep what they meant.
-- Locks: offers for the time of the change, instant where the server can. Back: drop both columns, while all have the defaults.
ALTER TABLE offer
  ADD COLUMN break_kind  VARCHAR(11) NOT NULL DEFAULT 'ALL_UNITS' COMMENT 'ALL_UNITS or INCREMENTAL: what a price break is for',
  ADD COLUMN price_basis VARCHAR(4)  NOT NULL DEFAULT 'UNIT' COMMENT 'UNIT or CASE: what a price is for';
