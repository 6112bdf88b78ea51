-- Why: savings are told by what they are measured against, and never added across kinds; offers of one product may come in several
-- packs. Rows: all offers; those that are there keep what they meant. Locks: offer for the time of the change. Back: drop the columns
-- and restore the constraint of V0401, while all have the defaults.
ALTER TABLE offer
  ADD COLUMN reference_kind   VARCHAR(12)  NOT NULL DEFAULT 'RETAIL_QUOTE' COMMENT 'STAND_ALONE, RETAIL_QUOTE, LAST_PAID or CONTRACT',
  ADD COLUMN reference_source VARCHAR(200) NULL COMMENT 'where the reference price comes from',
  ADD COLUMN reference_on     DATE         NULL COMMENT 'the day for which it stood',
  ADD COLUMN product          VARCHAR(80)  NULL COMMENT 'offers of a supplier with the same are packs of one product',
  DROP CONSTRAINT offer_reference_price,
  ADD CONSTRAINT offer_reference CHECK (reference_price > 0 OR (reference_price = 0 AND reference_kind = 'STAND_ALONE'));
