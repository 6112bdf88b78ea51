-- Why: what says of a supplier's envelopes whether they could be read is a document on its way like an order, but of no purchase order.
-- About 3 rows per purchase order of a supplier who sends envelopes. Copies the table.
-- Back: delete the acknowledgements with their steps, put constraint and NOT NULL back.
ALTER TABLE delivery
  DROP CONSTRAINT delivery_document,
  MODIFY COLUMN purchase_order_id BINARY(16) COMMENT 'NULL: an acknowledgement',
  ADD CONSTRAINT delivery_known_document CHECK (document IN ('ORDER', 'CANCELLATION', 'ACKNOWLEDGEMENT')),
  ADD CONSTRAINT delivery_of_an_order CHECK ((document = 'ACKNOWLEDGEMENT') = (purchase_order_id IS NULL));
