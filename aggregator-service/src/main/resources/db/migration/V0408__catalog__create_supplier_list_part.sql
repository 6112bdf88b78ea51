-- Why: the lines of a price list, as the contract has them, in parts that a message of the log holds.
-- Rows: one per some hundred lines of a list. Locks nothing. Back: drop, while empty.
CREATE TABLE supplier_list_part (
  coop_id  BINARY(16) NOT NULL,
  list_id  BINARY(16) NOT NULL,
  part_no  INT        NOT NULL,
  content  MEDIUMTEXT NOT NULL COMMENT 'JSON of topic supplier.pricelist.v1',
  PRIMARY KEY (coop_id, list_id, part_no)
);
