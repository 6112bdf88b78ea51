-- Why: an order that is billed in parts is rounded over its parts together: what was due so far less what was charged, by member.
-- Rows: one per member of such an order. Locks nothing. Back: drop; parts to come are rounded by themselves.
CREATE TABLE order_carry (
  coop_id           BINARY(16) NOT NULL,
  purchase_order_id BINARY(16) NOT NULL,
  member_id         BINARY(16) NOT NULL COMMENT 'the co-op''s own id for its stock',
  carry_nano        BIGINT     NOT NULL COMMENT 'billionths of a minor unit; zero in sum over the order',
  PRIMARY KEY (coop_id, purchase_order_id, member_id)
);
