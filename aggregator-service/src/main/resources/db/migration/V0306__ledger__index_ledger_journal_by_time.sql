-- Why: exports read all journals of a period in the order of recording. A few rows per member and round. Writes wait while it is built. Back: drop the index.
CREATE INDEX ledger_journal_by_time ON ledger_journal (coop_id, recorded_at, id);
