-- Why: who gets how much of what, and why. Written in the order of the key, offer by offer.
-- Rows: one per line of a frozen order book, also where nothing is got. Locks nothing. Back: drop, while empty.
CREATE TABLE allotment (
  coop_id           BINARY(16)  NOT NULL,
  purchase_order_id BINARY(16)  NOT NULL,
  offer_id          BINARY(16)  NOT NULL,
  member_id         BINARY(16)  NOT NULL,
  asked_milli       BIGINT      NOT NULL COMMENT 'member units asked for firmly',
  tolerance_milli   BIGINT      NOT NULL COMMENT 'taken on top if that helps',
  limit_micro       BIGINT               COMMENT 'the most that a unit may cost; NULL: any price',
  allotted_milli    BIGINT      NOT NULL,
  reason            VARCHAR(20) NOT NULL,
  PRIMARY KEY (coop_id, purchase_order_id, offer_id, member_id),
  CONSTRAINT allotment_within CHECK (allotted_milli BETWEEN 0 AND asked_milli + tolerance_milli)
);
