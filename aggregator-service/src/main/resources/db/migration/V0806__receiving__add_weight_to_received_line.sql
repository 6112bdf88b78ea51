-- Why: every gram that came is a member's or the co-op's, as every unit is. Rows: all, which are billed by the unit they are ordered in.
-- Locks: received_line for the time of the change. Back: drop the columns and the constraint, while all are null.
ALTER TABLE received_line
  ADD COLUMN weight_grams       BIGINT NULL COMMENT 'of what was received, if billed by weight',
  ADD COLUMN allotted_grams     BIGINT NULL COMMENT 'sum of what the members get',
  ADD COLUMN stock_grams        BIGINT NULL COMMENT 'the co-op''s',
  ADD COLUMN catch_weight_grams BIGINT NULL COMMENT 'expected of one piece',
  ADD CONSTRAINT received_line_weight CHECK (
    (weight_grams IS NULL AND allotted_grams IS NULL AND stock_grams IS NULL AND catch_weight_grams IS NULL)
    OR (weight_grams IS NOT NULL AND allotted_grams >= 0 AND stock_grams >= 0 AND catch_weight_grams > 0
      AND weight_grams = allotted_grams + stock_grams));
