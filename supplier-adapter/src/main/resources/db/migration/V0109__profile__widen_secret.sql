-- Why: a sealed secret is longer than the secret. One row per supplier. Copies the table. Back: narrow it, while all are short.
ALTER TABLE supplier_profile MODIFY COLUMN secret VARCHAR(1000) COMMENT 'sealed; signs what is sent; never shown';
