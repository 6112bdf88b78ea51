-- Why: price lists that suppliers sent wait here until a buyer takes them over or turns them down; offers do not change by themselves.
-- Rows: some per supplier and year. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_list (
  coop_id     BINARY(16)   NOT NULL,
  id          BINARY(16)   NOT NULL COMMENT 'derives from co-op, supplier and number',
  supplier_id BINARY(16)   NOT NULL,
  number      VARCHAR(100) NOT NULL COMMENT 'the supplier''s own',
  complete    BOOLEAN      NOT NULL COMMENT 'whether what it does not name is gone',
  currency    CHAR(3)      NOT NULL COMMENT 'ISO 4217',
  valid_from  DATE,
  valid_until DATE,
  parts       INT          NOT NULL,
  line_count  INT          NOT NULL COMMENT 'of the parts that came',
  state       VARCHAR(12)  NOT NULL,
  version     BIGINT       NOT NULL,
  received_at DATETIME(6)  NOT NULL COMMENT 'UTC; of the last part',
  PRIMARY KEY (coop_id, id),
  KEY supplier_list_of_supplier (coop_id, supplier_id, received_at),
  CONSTRAINT supplier_list_state CHECK (state IN ('INCOMPLETE', 'WAITING', 'TAKEN', 'REJECTED'))
);
