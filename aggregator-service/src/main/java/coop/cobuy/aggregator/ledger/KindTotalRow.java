package coop.cobuy.aggregator.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The sum of all accounts of a kind; computed, not stored. */
@MappedEntity("ledger_account")
record KindTotalRow(@Id AccountKind kind, long accounts, long totalMinor) {}
