-- Why: what comes of pieces that are billed by weight is compared with the weight and the price of a kilogram that were ordered. Rows:
-- all, which have none. Locks: purchase_order_line for the time of the change. Back: drop the column and the constraint, while all are null.
ALTER TABLE purchase_order_line
  ADD COLUMN catch_weight_grams BIGINT NULL COMMENT 'expected of one piece, if billed by weight',
  ADD CONSTRAINT purchase_order_line_catch_weight CHECK (catch_weight_grams > 0);
