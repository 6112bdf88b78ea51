-- Why: what members order in each round that has the offer. Some rows per member who wants it. Locks nothing. Back: drop.
CREATE TABLE standing_order (
  coop_id         BINARY(16)  NOT NULL,
  member_id       BINARY(16)  NOT NULL,
  offer_id        BINARY(16)  NOT NULL,
  quantity_milli  BIGINT      NOT NULL COMMENT 'thousandths of a member unit',
  tolerance_milli BIGINT      NOT NULL COMMENT 'up to so many more, thousandths of a member unit',
  limit_micro     BIGINT      NULL COMMENT 'maximum net unit price in millionths of the currency; null: any',
  all_or_nothing  BOOLEAN     NOT NULL,
  paused          BOOLEAN     NOT NULL,
  version         INT         NOT NULL COMMENT 'grows with each change, from 1',
  changed_by      BINARY(16)  NOT NULL COMMENT 'account',
  changed_at      DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, member_id, offer_id),
  CONSTRAINT standing_order_quantity CHECK (quantity_milli > 0 AND tolerance_milli >= 0),
  CONSTRAINT standing_order_limit CHECK (limit_micro >= 0)
);
