-- Why: one file may hold several documents, each with a fate of its own. About 2 rows per purchase order. Copies the table.
-- Back: drop the column and put the key back, while no file has a second part.
ALTER TABLE inbound_document
  ADD COLUMN part_no INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0 for the first document of a file' AFTER content_hash,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (coop_id, supplier_id, content_hash, part_no);
