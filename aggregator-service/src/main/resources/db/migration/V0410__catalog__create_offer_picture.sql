-- Why: what an offer looks like; written anew by us, of bounded size, whatever was sent. At most a row of some 30 kB per offer. Locks nothing.
-- Back: drop.
CREATE TABLE offer_picture (
  coop_id    BINARY(16)   NOT NULL,
  offer_id   BINARY(16)   NOT NULL,
  hash       CHAR(32)     NOT NULL COMMENT 'of the content: half of its SHA-256, in hexadecimal digits',
  alt        VARCHAR(200) NOT NULL COMMENT 'what it shows, for those who do not see it',
  width      INT          NOT NULL,
  height     INT          NOT NULL,
  content    MEDIUMBLOB   NOT NULL COMMENT 'JPEG',
  changed_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, offer_id),
  CONSTRAINT offer_picture_offer FOREIGN KEY (coop_id, offer_id) REFERENCES offer (coop_id, id)
);
