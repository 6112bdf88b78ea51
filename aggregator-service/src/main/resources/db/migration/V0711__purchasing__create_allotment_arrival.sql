-- Why: in what order a line's quantities were claimed, for rounds that serve who came first: what comes short is shared in that order.
-- Rows: one per claim that stands, in such rounds only; written with the drafts. Locks nothing. Back: drop, while empty.
CREATE TABLE allotment_arrival (
  coop_id           BINARY(16) NOT NULL,
  purchase_order_id BINARY(16) NOT NULL,
  offer_id          BINARY(16) NOT NULL,
  place             INT        NOT NULL COMMENT 'in the queue, from 0',
  member_id         BINARY(16) NOT NULL,
  firm_milli        BIGINT     NOT NULL COMMENT 'claimed then and not taken back since, thousandths of a member unit',
  tolerance_milli   BIGINT     NOT NULL COMMENT 'likewise, taken on top if that helps',
  PRIMARY KEY (coop_id, purchase_order_id, offer_id, place),
  CONSTRAINT allotment_arrival_claimed CHECK (firm_milli >= 0 AND tolerance_milli >= 0)
);
