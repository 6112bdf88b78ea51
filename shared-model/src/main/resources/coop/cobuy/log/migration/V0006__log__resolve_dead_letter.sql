-- Why: whose a dead letter is, as far as it says so itself, and what became of it. Rows: none, if all is well; the table is
-- copied. Locks it for that moment. Back: drop the columns.
ALTER TABLE dead_letter
  ADD COLUMN coop_id          BINARY(16)   NULL COMMENT 'the co-op that the record names; null: it names none',
  ADD COLUMN sender           VARCHAR(60)  NULL COMMENT 'whom the record names as its sender: account/…, supplier/…, member/…',
  ADD COLUMN resolution       VARCHAR(20)  NULL COMMENT 'RETRIED, RELEASED or DISCARDED; null: open',
  ADD COLUMN resolved_at      DATETIME(6)  NULL COMMENT 'UTC',
  ADD COLUMN resolved_by      VARCHAR(60)  NULL COMMENT 'account/… or operator',
  ADD COLUMN resolved_because VARCHAR(500) NULL,
  ADD KEY dead_letter_coop (coop_id, topic, partition_no, record_offset),
  ADD CONSTRAINT dead_letter_resolution CHECK (resolution IN ('RETRIED', 'RELEASED', 'DISCARDED'));
