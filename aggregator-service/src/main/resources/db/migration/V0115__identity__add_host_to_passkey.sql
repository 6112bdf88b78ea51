-- Why: a passkey is good for one host alone, so where the installation moves to another it is none any more. A few rows per account; those without a host count as none. Locks the table for a moment. Back: drop the column.
ALTER TABLE passkey
  ADD COLUMN host VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of COBUY_PUBLIC_URL when it was added';
