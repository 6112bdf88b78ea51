-- Why: purchase orders of which something is carried into the supplier's next round, and how far that has come; begun once, done once.
-- Rows: one per purchase order with a missed minimum, in rounds that carry over. Locks nothing. Back: drop, while empty.
CREATE TABLE carry_over (
  coop_id           BINARY(16)  NOT NULL,
  purchase_order_id BINARY(16)  NOT NULL,
  round_id          BINARY(16)  NOT NULL,
  supplier_id       BINARY(16)  NOT NULL,
  into_round_id     BINARY(16)  NULL COMMENT 'NULL: no round of the supplier has opened since',
  after_member      BINARY(16)  NOT NULL COMMENT 'the last member whose lines are placed',
  placed_members    INT         NOT NULL COMMENT 'whose lines were placed',
  left_members      INT         NOT NULL COMMENT 'none of whose offers the next round has',
  wanted_at         DATETIME(6) NOT NULL COMMENT 'UTC, when nothing could change any more',
  done_at           DATETIME(6) NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, purchase_order_id),
  KEY carry_over_open (done_at, wanted_at)
);
