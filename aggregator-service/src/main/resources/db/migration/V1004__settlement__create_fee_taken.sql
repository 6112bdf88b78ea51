-- Why: fees that a member pays once for a purchase order or once for a round, however many invoices come.
-- Rows: up to two per member and purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE fee_taken (
  coop_id    BINARY(16) NOT NULL,
  component  TINYINT    NOT NULL COMMENT 'code of Component: ORDER_FEE or MEMBER_FEE',
  subject_id BINARY(16) NOT NULL COMMENT 'the purchase order or the round',
  member_id  BINARY(16) NOT NULL,
  invoice_id BINARY(16) NOT NULL COMMENT 'with which it was taken',
  PRIMARY KEY (coop_id, component, subject_id, member_id)
);
