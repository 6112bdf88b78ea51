-- Why: that the members of a purchase order are to be told something, and how far that has come, so that it goes on after a crash.
-- Rows: at most one per purchase order and kind. Locks nothing. Back: drop, when all are done.
CREATE TABLE purchase_order_telling (
  coop_id           BINARY(16)  NOT NULL,
  purchase_order_id BINARY(16)  NOT NULL,
  kind              VARCHAR(20) NOT NULL,
  after_member      BINARY(16)  NOT NULL COMMENT 'told are the members up to this one',
  done              BOOLEAN     NOT NULL,
  PRIMARY KEY (coop_id, purchase_order_id, kind),
  KEY purchase_order_telling_open (done),
  CONSTRAINT purchase_order_telling_kind CHECK (kind IN ('DROPPED', 'CANCELLED'))
);
