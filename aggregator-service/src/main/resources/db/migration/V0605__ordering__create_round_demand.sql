-- Why: running totals of a round by offer, kept per partition so that a popular offer has no hot row. Derived from the log.
-- Rows: offers × partitions of each round. Locks nothing. Back: drop; the log is read again.
CREATE TABLE round_demand (
  coop_id         BINARY(16) NOT NULL,
  round_id        BINARY(16) NOT NULL,
  offer_id        BINARY(16) NOT NULL,
  partition_no    INT        NOT NULL,
  quantity_milli  BIGINT     NOT NULL COMMENT 'firm, thousandths of a member unit',
  tolerance_milli BIGINT     NOT NULL COMMENT 'thousandths of a member unit',
  member_count    BIGINT     NOT NULL COMMENT 'members with a line of it',
  PRIMARY KEY (coop_id, round_id, offer_id, partition_no),
  CONSTRAINT round_demand_quantity CHECK (quantity_milli >= 0),
  CONSTRAINT round_demand_tolerance CHECK (tolerance_milli >= 0),
  CONSTRAINT round_demand_members CHECK (member_count >= 0)
);
