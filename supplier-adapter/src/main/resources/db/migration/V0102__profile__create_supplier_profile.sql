-- Why: in which format and by which way a supplier takes its documents. One row per supplier. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_profile (
  coop_id               BINARY(16)    NOT NULL,
  supplier_id           BINARY(16)    NOT NULL,
  version               INT           NOT NULL COMMENT 'counts the changes',
  format                VARCHAR(20)   NOT NULL,
  format_version        VARCHAR(20)   NOT NULL,
  character_set         VARCHAR(40)   NOT NULL,
  format_options        MEDIUMTEXT    NOT NULL COMMENT 'a JSON object of the format, such as CSV columns',
  transport             VARCHAR(20)   NOT NULL,
  address               VARCHAR(500)  NOT NULL COMMENT 'of the transport: a URL, a folder; may be empty',
  secret                VARCHAR(200)           COMMENT 'signs what is sent; never shown',
  allow_private_targets BOOLEAN       NOT NULL COMMENT 'whether addresses in our own network may be called',
  expects_answer        BOOLEAN       NOT NULL COMMENT 'whether an order response is waited for',
  switched_off_at       DATETIME(6)            COMMENT 'UTC; the other side said that it wants nothing more',
  switched_off_because  VARCHAR(500),
  changed_at            DATETIME(6)   NOT NULL COMMENT 'UTC',
  changed_by            BINARY(16)    NOT NULL COMMENT 'account',
  PRIMARY KEY (coop_id, supplier_id)
);
