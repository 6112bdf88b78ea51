-- Why: what somebody counted when goods came. Never changed: a mistake is corrected by a receipt that stands in its place.
-- Rows: one or some per purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE goods_receipt (
  coop_id           BINARY(16)   NOT NULL,
  purchase_order_id BINARY(16)   NOT NULL,
  id                BINARY(16)   NOT NULL COMMENT 'follows from the client''s key',
  receipt_no        INT          NOT NULL COMMENT 'from 1',
  corrects          BINARY(16)   COMMENT 'the receipt in whose place it stands',
  final_receipt     BOOLEAN      NOT NULL COMMENT 'nothing more is expected',
  note              VARCHAR(500),
  account_id        BINARY(16)   NOT NULL,
  account_name      VARCHAR(200) NOT NULL,
  at                DATETIME(6)  NOT NULL COMMENT 'UTC',
  content_hash      CHAR(64)     NOT NULL COMMENT 'the same key with another content is refused',
  PRIMARY KEY (coop_id, purchase_order_id, id),
  UNIQUE KEY goods_receipt_no (coop_id, purchase_order_id, receipt_no),
  UNIQUE KEY goods_receipt_corrects (coop_id, purchase_order_id, corrects)
);
