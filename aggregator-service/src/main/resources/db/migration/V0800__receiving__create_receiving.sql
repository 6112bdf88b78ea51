-- Why: how far receiving of a purchase order has come; the row that is locked by whoever books a receipt or closes.
-- Rows: one per purchase order that goods came for. Locks nothing. Back: drop, while empty.
CREATE TABLE receiving (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  round_id          BINARY(16)   NOT NULL,
  state             VARCHAR(10)  NOT NULL,
  closed_by         BINARY(16)   COMMENT 'account that booked the last receipt',
  closed_at         DATETIME(6)  COMMENT 'UTC, when all was shared out',
  told_up_to        BINARY(16)   NOT NULL COMMENT 'told of a short delivery are the members up to this one',
  told              BOOLEAN      NOT NULL,
  PRIMARY KEY (coop_id, purchase_order_id),
  KEY receiving_unfinished (state, told),
  CONSTRAINT receiving_state CHECK (state IN ('OPEN', 'CLOSING', 'CLOSED'))
);
