-- Why: what a co-op asks of who signs in. At most one row per co-op; none: nothing. Locks nothing. Back: drop.
CREATE TABLE sign_in_rule (
  coop_id                BINARY(16) NOT NULL,
  second_factor_required TINYINT(1) NOT NULL COMMENT 'of buyers, bookkeepers and administrators',
  PRIMARY KEY (coop_id)
);
