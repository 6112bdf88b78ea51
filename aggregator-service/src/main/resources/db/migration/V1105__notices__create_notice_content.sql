-- Why: what many members are told at once stands once, and not in each of 100,000 notices. A row per thing told and co-op. Locks nothing. Back: drop, while no notice names one.
CREATE TABLE notice_content (
  coop_id BINARY(16)    NOT NULL,
  id      BINARY(16)    NOT NULL COMMENT 'derived from what it tells',
  subject VARCHAR(200)  NOT NULL COMMENT 'in English',
  text    VARCHAR(4000) NOT NULL COMMENT 'in English',
  said    TEXT          NULL COMMENT 'subject and text as JSON: [{at, key, of}, ...]; null: only in words',
  link    VARCHAR(300)  NULL COMMENT 'a path of the API',
  PRIMARY KEY (coop_id, id)
);
