-- Why: every change of a line with its arrival, for audits and for rules that ask who came first. Derived from the log.
-- Rows: one per line changed, ever. Written in the log's order. Locks nothing. Back: drop; the log is read again.
CREATE TABLE order_claim (
  coop_id         BINARY(16)    NOT NULL,
  round_id        BINARY(16)    NOT NULL,
  partition_no    INT           NOT NULL,
  record_offset   BIGINT        NOT NULL,
  offer_id        BINARY(16)    NOT NULL,
  member_id       BINARY(16)    NOT NULL,
  arrived_at      DATETIME(6)   NOT NULL COMMENT 'UTC, when it came into the log; with partition and offset: the arrival',
  quantity_milli  BIGINT        NOT NULL COMMENT 'from here on, thousandths of a member unit; 0: gone',
  tolerance_milli BIGINT        NOT NULL COMMENT 'from here on, thousandths of a member unit',
  max_unit_price  DECIMAL(18,6)          COMMENT 'net per member unit; NULL: any',
  PRIMARY KEY (coop_id, round_id, partition_no, record_offset, offer_id),
  CONSTRAINT order_claim_quantity CHECK (quantity_milli >= 0),
  CONSTRAINT order_claim_tolerance CHECK (tolerance_milli >= 0)
);
