-- Why: the lines that stand, clustered so that a frozen book is read offer by offer, members in order. Derived from the log.
-- Rows: some per member and round; 1,000,000 in a large round. Locks nothing. Back: drop; the log is read again.
CREATE TABLE order_line (
  coop_id         BINARY(16)    NOT NULL,
  round_id        BINARY(16)    NOT NULL,
  offer_id        BINARY(16)    NOT NULL,
  member_id       BINARY(16)    NOT NULL,
  quantity_milli  BIGINT        NOT NULL COMMENT 'thousandths of a member unit',
  tolerance_milli BIGINT        NOT NULL COMMENT 'thousandths of a member unit',
  max_unit_price  DECIMAL(18,6)          COMMENT 'net per member unit; NULL: any',
  PRIMARY KEY (coop_id, round_id, offer_id, member_id),
  KEY order_line_member (coop_id, round_id, member_id),
  CONSTRAINT order_line_quantity CHECK (quantity_milli > 0),
  CONSTRAINT order_line_tolerance CHECK (tolerance_milli >= 0)
);
