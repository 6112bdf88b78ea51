-- Why: the tenants. A handful. Locks nothing. Back: drop, while empty.
CREATE TABLE coop (
  coop_id      BINARY(16)   NOT NULL,
  name         VARCHAR(120) NOT NULL,
  currency     CHAR(3)      NOT NULL COMMENT 'ISO 4217, of all its money',
  zone         VARCHAR(64)  NOT NULL COMMENT 'IANA, used only to compute a cut-off',
  contact_mail VARCHAR(254) NULL,
  version      INT          NOT NULL,
  created_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id)
);
