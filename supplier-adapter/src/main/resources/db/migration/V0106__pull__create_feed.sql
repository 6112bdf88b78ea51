-- Why: counts a supplier's feed; its lock makes numbers visible in their order. One row per supplier. Locks nothing. Back: drop, while empty.
CREATE TABLE feed (
  coop_id     BINARY(16) NOT NULL,
  supplier_id BINARY(16) NOT NULL,
  last_no     BIGINT     NOT NULL,
  PRIMARY KEY (coop_id, supplier_id)
);
