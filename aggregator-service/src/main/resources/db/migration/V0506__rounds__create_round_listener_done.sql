-- Why: which listener has heard of which round's event. A few rows per round. Locks nothing. Back: drop, while no event is open.
CREATE TABLE round_listener_done (
  coop_id  BINARY(16)  NOT NULL,
  round_id BINARY(16)  NOT NULL,
  event    VARCHAR(10) NOT NULL,
  listener VARCHAR(60) NOT NULL,
  done_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, round_id, event, listener),
  CONSTRAINT round_listener_done_event FOREIGN KEY (coop_id, round_id, event)
    REFERENCES round_event (coop_id, round_id, event)
);
