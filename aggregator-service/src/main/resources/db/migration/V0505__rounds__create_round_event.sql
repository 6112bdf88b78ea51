-- Why: rounds that froze or were cancelled, until every listener has heard of it. One or two rows per round. Locks nothing.
-- Back: drop, while none is open.
CREATE TABLE round_event (
  coop_id  BINARY(16)  NOT NULL,
  round_id BINARY(16)  NOT NULL,
  event    VARCHAR(10) NOT NULL,
  due_at   DATETIME(6) NULL COMMENT 'UTC, when it is told next; null: all listeners have heard',
  attempts INT         NOT NULL COMMENT 'in which a listener failed',
  PRIMARY KEY (coop_id, round_id, event),
  KEY round_event_due (due_at),
  CONSTRAINT round_event_event CHECK (event IN ('FROZEN', 'CANCELLED'))
);
