-- Why: goods that are ordered in pieces and billed by the weight that comes have a weight that is expected of a piece. Rows: all, which
-- have none. Locks: offer for the time of the change. Back: drop the column and the constraint, while all are null.
ALTER TABLE offer
  ADD COLUMN catch_weight_grams BIGINT NULL COMMENT 'expected of one piece, if billed by weight; NULL: billed by the unit it is ordered in',
  ADD CONSTRAINT offer_catch_weight CHECK (catch_weight_grams > 0);
