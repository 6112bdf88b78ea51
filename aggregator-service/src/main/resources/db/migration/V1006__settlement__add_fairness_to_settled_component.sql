-- Why: by which rule a line was really split, whether a group would rather have bought alone, and what the co-op bears beside its stock.
-- Rows: one per invoice line and amount. Locks: the table for the time of the change. Back: drop the columns.
ALTER TABLE settled_component
  ADD COLUMN cost_rule          VARCHAR(30)   NULL COMMENT 'of goods; NULL: not goods, a credit, or from before',
  ADD COLUMN share_method       VARCHAR(300)  NULL COMMENT 'how the shares were found, for people',
  ADD COLUMN core_verdict       VARCHAR(10)   NULL COMMENT 'STABLE, BLOCKED or UNDECIDED; NULL: not asked, as with equal prices',
  ADD COLUMN core_members       INT           NOT NULL DEFAULT 0 COMMENT 'who would rather leave',
  ADD COLUMN core_excess        DECIMAL(30,3) NULL COMMENT 'what these would save together, in minor units',
  ADD COLUMN core_coalition     VARBINARY(1600) NOT NULL DEFAULT '' COMMENT 'the first hundred of them, 16 bytes each',
  ADD COLUMN above_caps_minor   BIGINT        NOT NULL DEFAULT 0 COMMENT 'net, what exceeds the caps of all members',
  ADD COLUMN tax_rounding_minor BIGINT        NOT NULL DEFAULT 0 COMMENT 'tax billed less tax computed for each member and the co-op';
