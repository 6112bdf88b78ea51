-- Why: what buyers decided about minimums that were missed, in rounds that ask them; drafts are made by the newest for each question.
-- Rows: a few per round, never changed. Locks nothing. Back: drop, while empty.
CREATE TABLE minimum_decision (
  coop_id           BINARY(16)   NOT NULL,
  round_id          BINARY(16)   NOT NULL,
  decision_no       INT          NOT NULL COMMENT 'from 1',
  purchase_order_id BINARY(16)   NOT NULL,
  offer_id          BINARY(16)   NULL COMMENT 'whose minimum quantity was missed; NULL: the minimum value of the order',
  decision          VARCHAR(14)  NOT NULL COMMENT 'ORDER_ANYWAY or DROP',
  reason            VARCHAR(500) NOT NULL,
  account_id        BINARY(16)   NOT NULL,
  account_name      VARCHAR(200) NOT NULL,
  at                DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id, decision_no),
  CONSTRAINT minimum_decision_known CHECK (decision IN ('ORDER_ANYWAY', 'DROP'))
);
