-- Why: what became of a line when receiving was closed, with the numbers that led to it.
-- Rows: one per ordered line. Locks nothing. Back: drop, while empty.
CREATE TABLE received_line (
  coop_id            BINARY(16)  NOT NULL,
  purchase_order_id  BINARY(16)  NOT NULL,
  offer_id           BINARY(16)  NOT NULL,
  ordered_milli      BIGINT      NOT NULL,
  received_milli     BIGINT      NOT NULL,
  damaged_milli      BIGINT      NOT NULL,
  allotted_milli     BIGINT      NOT NULL COMMENT 'sum of what the members get',
  stock_milli        BIGINT      NOT NULL COMMENT 'the co-op''s',
  shared             VARCHAR(10) NOT NULL COMMENT 'AS_PLANNED: final_allotment has no rows of it',
  allotment_rule     VARCHAR(30) NOT NULL,
  planned_milli      BIGINT      NOT NULL,
  planned_firm_milli BIGINT      NOT NULL,
  level_milli        BIGINT      NOT NULL,
  drawn_milli        BIGINT      NOT NULL,
  unit               VARCHAR(3)  NOT NULL COMMENT 'UN/ECE Rec 20',
  PRIMARY KEY (coop_id, purchase_order_id, offer_id),
  CONSTRAINT received_line_all CHECK (received_milli = allotted_milli + stock_milli),
  CONSTRAINT received_line_range CHECK (allotted_milli >= 0 AND stock_milli >= 0),
  CONSTRAINT received_line_shared CHECK (shared IN ('AS_PLANNED', 'SHORT', 'OVER'))
);
