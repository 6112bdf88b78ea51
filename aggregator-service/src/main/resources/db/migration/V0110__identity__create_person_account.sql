-- Why: accounts of one person in several co-ops, between which it goes without signing in anew. A row for each linked account. Locks nothing. Back: drop; people sign in to each.
CREATE TABLE person_account (
  coop_id    BINARY(16)  NOT NULL,
  account_id BINARY(16)  NOT NULL,
  person_id  BINARY(16)  NOT NULL COMMENT 'the same in all of them; names nothing else',
  linked_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (coop_id, account_id),
  INDEX person_account_of_person (person_id)
);
