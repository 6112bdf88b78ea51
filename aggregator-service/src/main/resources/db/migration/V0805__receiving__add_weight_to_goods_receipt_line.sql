-- Why: pieces that are billed by weight are weighed when they come. Rows: all, which were not. Locks: goods_receipt_line for the time of
-- the change. Back: drop the column and the constraint, while all are null.
ALTER TABLE goods_receipt_line
  ADD COLUMN weight_grams BIGINT NULL COMMENT 'of the usable pieces; NULL: not weighed',
  ADD CONSTRAINT goods_receipt_line_weight CHECK (weight_grams >= 0 AND (weight_grams > 0) = (units_milli > 0));
