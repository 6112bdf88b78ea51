-- Why: what a supplier says is on its way for a purchase order, which the goods receipt begins with. All advices count together.
-- Rows: one or two per purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_despatch (
  coop_id           BINARY(16)    NOT NULL,
  purchase_order_id BINARY(16)    NOT NULL,
  despatch_no       INT           NOT NULL COMMENT 'in the order of arrival, from 1',
  document_number   VARCHAR(100)  NOT NULL,
  despatched_on     DATE,
  delivery_date     DATE,
  note              VARCHAR(1000),
  received_at       DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, purchase_order_id, despatch_no),
  UNIQUE KEY purchase_order_despatch_document (coop_id, purchase_order_id, document_number)
);
