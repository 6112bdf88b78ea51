-- Why: every step of a delivery, for the buyer and for audits. About 4 rows per delivery. Never changed. Locks nothing.
-- Back: drop, while empty.
CREATE TABLE delivery_step (
  coop_id     BINARY(16)   NOT NULL,
  delivery_id BINARY(16)   NOT NULL,
  step_no     INT          NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  attempt     INT          NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  at          DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, delivery_id, step_no),
  CONSTRAINT delivery_step_of FOREIGN KEY (coop_id, delivery_id) REFERENCES delivery (coop_id, id)
);
