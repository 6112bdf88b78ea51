-- Why: goods that were allotted to a member and were missing or damaged when they came for them, turned into a credit once.
-- Rows: a few per round. Locks nothing. Back: drop, while empty.
CREATE TABLE pick_up_credit (
  coop_id           BINARY(16)   NOT NULL,
  round_id          BINARY(16)   NOT NULL,
  member_id         BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  offer_id          BINARY(16)   NOT NULL,
  product           VARCHAR(200) NOT NULL,
  units_milli       BIGINT       NOT NULL COMMENT 'thousandths of a member unit',
  damaged           BOOLEAN      NOT NULL COMMENT 'else missing',
  amount_minor      BIGINT       NOT NULL COMMENT 'minor units of currency',
  currency          CHAR(3)      NOT NULL COMMENT 'ISO 4217',
  journal_id        BINARY(16)   NOT NULL COMMENT 'that credited it',
  account_id        BINARY(16)   NOT NULL COMMENT 'who said so',
  account_name      VARCHAR(200) NOT NULL,
  credited_at       DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id, member_id, purchase_order_id, offer_id),
  CONSTRAINT pick_up_credit_above_zero CHECK (units_milli > 0 AND amount_minor > 0)
);
