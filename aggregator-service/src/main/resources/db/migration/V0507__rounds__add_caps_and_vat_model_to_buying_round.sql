-- Why: a round may cap members' shares at what they would pay alone, and may buy and sell in its own name. Rows: all rounds; those
-- that are there keep what they meant. Locks: rounds for the time of the change. Back: drop both columns, while all have the defaults.
ALTER TABLE buying_round
  ADD COLUMN no_one_worse_off BOOLEAN    NOT NULL DEFAULT FALSE,
  ADD COLUMN vat_model        VARCHAR(6) NOT NULL DEFAULT 'AGENT' COMMENT 'AGENT or RESALE: whose tax members pay';
