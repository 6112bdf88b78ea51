-- Why: what cannot be mapped waits for the buyer, and is read again in the format that it came in. About 2 rows per purchase order.
-- Copies the table. Back: set WAITING to REFUSED, put the constraint back, drop the columns.
ALTER TABLE inbound_document
  DROP CONSTRAINT inbound_document_state,
  ADD CONSTRAINT inbound_document_known_state CHECK (state IN ('TAKEN', 'WAITING', 'REFUSED', 'CONFLICT')),
  ADD COLUMN format VARCHAR(20) NOT NULL DEFAULT 'json' COMMENT 'in which it was read',
  ADD COLUMN format_version VARCHAR(20) NOT NULL DEFAULT '1';
