-- Why: what members and buyers are told, and whether it went out by mail. Some rows per member and round. Locks nothing. Back: drop, while empty.
CREATE TABLE notice (
  coop_id       BINARY(16)    NOT NULL,
  id            BINARY(16)    NOT NULL COMMENT 'derived from what it tells and whom, so that telling again does nothing',
  member_id     BINARY(16)    NULL COMMENT 'whom it is for; null: all with the role',
  role          VARCHAR(20)   NULL COMMENT 'whom it is for; null: the member',
  kind          VARCHAR(60)   NOT NULL COMMENT 'for programs',
  subject       VARCHAR(200)  NOT NULL,
  text          VARCHAR(4000) NOT NULL,
  link          VARCHAR(300)  NULL COMMENT 'a path of the API',
  told_at       DATETIME(6)   NOT NULL COMMENT 'UTC',
  mail_state    VARCHAR(10)   NOT NULL COMMENT 'NONE, WAITING, SENT or FAILED',
  mail_attempts INT           NOT NULL,
  mail_due_at   DATETIME(6)   NOT NULL COMMENT 'UTC, not sent before',
  mail_problem  VARCHAR(300)  NULL COMMENT 'why the last attempt failed',
  PRIMARY KEY (coop_id, id),
  INDEX notice_of_member (coop_id, member_id, told_at, id),
  INDEX notice_of_role (coop_id, role, told_at, id),
  INDEX notice_to_mail (mail_state, mail_due_at),
  CONSTRAINT notice_has_one_recipient CHECK ((member_id IS NULL) <> (role IS NULL))
);
