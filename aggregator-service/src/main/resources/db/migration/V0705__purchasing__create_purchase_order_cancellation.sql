-- Why: who called a purchase order off and why. Rows: at most one per purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_cancellation (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  account_id        BINARY(16)   NOT NULL,
  account_name      VARCHAR(200) NOT NULL,
  reason            VARCHAR(500) NOT NULL,
  was_approved      BOOLEAN      NOT NULL COMMENT 'so that the supplier has to be told',
  at                DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, purchase_order_id)
);
