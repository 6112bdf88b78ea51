-- Why: what stands of each member in each round, and the funds that it holds. Derived from the log.
-- Rows: members × rounds. Locks nothing. Back: drop; the log is read again.
CREATE TABLE member_order (
  coop_id       BINARY(16)  NOT NULL,
  round_id      BINARY(16)  NOT NULL,
  member_id     BINARY(16)  NOT NULL,
  partition_no  INT         NOT NULL COMMENT 'with record_offset: the version, the place of the last command that changed it',
  record_offset BIGINT      NOT NULL,
  changed_at    DATETIME(6) NOT NULL COMMENT 'UTC, when that command came into the log',
  origin        VARCHAR(10) NOT NULL COMMENT 'MEMBER, BUYER, IMPORT or CORRECTION',
  placed_by     BINARY(16)  NOT NULL COMMENT 'account',
  line_count    INT         NOT NULL COMMENT '0: withdrawn',
  held_minor    BIGINT      NOT NULL COMMENT 'minor units of the currency of the co-op',
  PRIMARY KEY (coop_id, round_id, member_id),
  KEY member_order_member (coop_id, member_id, round_id),
  CONSTRAINT member_order_lines CHECK (line_count >= 0),
  CONSTRAINT member_order_held CHECK (held_minor >= 0)
);
