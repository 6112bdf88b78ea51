-- Why: what one instance changes about an account counts within seconds on all others, which keep what they know of callers for long. One row per change. Locks nothing.
-- Back: drop, with the version that keeps a caller for seconds only.
CREATE TABLE caller_change (
  id         BINARY(16)  NOT NULL,
  account_id BINARY(16)  NOT NULL COMMENT 'whatever is known of it counts no more',
  changed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY caller_change_age (changed_at)
);
