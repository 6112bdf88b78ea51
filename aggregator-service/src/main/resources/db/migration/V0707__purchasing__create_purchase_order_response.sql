-- Why: what the supplier answered to a purchase order. Answers are kept all; the last one counts.
-- Rows: about one per purchase order. Locks nothing. Back: drop, while empty.
CREATE TABLE purchase_order_response (
  coop_id           BINARY(16)    NOT NULL,
  purchase_order_id BINARY(16)    NOT NULL,
  response_no       INT           NOT NULL COMMENT 'in the order of arrival, from 1',
  document_number   VARCHAR(100)  NOT NULL,
  verdict           VARCHAR(20)   NOT NULL,
  note              VARCHAR(1000),
  delivery_date     DATE,
  entered_by        BINARY(16)             COMMENT 'the account; NULL: it came by the feed',
  received_at       DATETIME(6)   NOT NULL COMMENT 'UTC',
  content_hash      CHAR(64)      NOT NULL,
  PRIMARY KEY (coop_id, purchase_order_id, response_no),
  CONSTRAINT purchase_order_response_verdict CHECK (verdict IN ('ACCEPTED', 'CHANGED', 'REJECTED'))
);
