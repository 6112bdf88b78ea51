-- Why: what came of an offer, usable and damaged. Rows: one per offer and receipt. Locks nothing. Back: drop, while empty.
CREATE TABLE goods_receipt_line (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  receipt_id        BINARY(16)   NOT NULL,
  offer_id          BINARY(16)   NOT NULL,
  units_milli       BIGINT       NOT NULL COMMENT 'usable member units',
  damaged_milli     BIGINT       NOT NULL COMMENT 'member units that nobody can be given; not in units_milli',
  note              VARCHAR(500),
  PRIMARY KEY (coop_id, purchase_order_id, receipt_id, offer_id),
  CONSTRAINT goods_receipt_line_units CHECK (units_milli >= 0 AND damaged_milli >= 0)
);
