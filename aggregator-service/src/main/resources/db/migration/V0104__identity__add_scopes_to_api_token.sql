-- Why: a token may be limited to some of what its account may do. At once for all rows (some thousands); those before are not limited. Back: drop the column, after revoking limited tokens.
ALTER TABLE api_token
  ADD COLUMN scopes VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'names, separated by commas, sorted; empty: not limited';
