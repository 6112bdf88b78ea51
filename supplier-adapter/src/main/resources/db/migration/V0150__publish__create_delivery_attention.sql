-- Why: a buyer is told once that a step of a delivery is late, and once that it is overdue.
-- Rows: few. Locks nothing. Back: drop, while empty.
CREATE TABLE delivery_attention (
  coop_id     BINARY(16)  NOT NULL,
  delivery_id BINARY(16)  NOT NULL,
  step_no     INT         NOT NULL COMMENT 'of the delivery when it was told',
  level       VARCHAR(10) NOT NULL,
  told_at     DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, delivery_id, step_no, level),
  CONSTRAINT delivery_attention_level CHECK (level IN ('WARNING', 'OVERDUE'))
);
