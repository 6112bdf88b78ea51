-- Why: who gets how much of the weight of pieces that are billed by weight; such a line has rows also where all came as planned. Rows:
-- all, which have none. Locks: final_allotment for the time of the change. Back: drop the column and the constraint, while all are null.
ALTER TABLE final_allotment
  ADD COLUMN grams BIGINT NULL COMMENT 'of the member''s pieces; NULL: billed by the unit it is ordered in',
  ADD CONSTRAINT final_allotment_grams CHECK (grams >= 0);
