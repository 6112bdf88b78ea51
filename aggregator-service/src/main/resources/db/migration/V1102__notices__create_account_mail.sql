-- Why: mails to one person that are still to go out; a row is deleted when its mail has gone. Locks nothing. Back: drop; mails that wait are lost.
CREATE TABLE account_mail (
  coop_id    BINARY(16)    NOT NULL,
  id         BINARY(16)    NOT NULL,
  address    VARCHAR(254)  NOT NULL,
  subject    VARCHAR(200)  NOT NULL,
  text       VARCHAR(4000) NOT NULL,
  written_at DATETIME(6)   NOT NULL COMMENT 'UTC',
  attempts   INT           NOT NULL,
  due_at     DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, id),
  INDEX account_mail_by_due (due_at)
);
