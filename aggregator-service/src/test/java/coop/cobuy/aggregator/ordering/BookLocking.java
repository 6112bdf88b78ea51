package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Locks a book in a transaction, as approving a purchase order does. */
@Singleton
class BookLocking {

    private final FrozenBook book;

    BookLocking(FrozenBook book) {
        this.book = book;
    }

    @Transactional
    void lock(CoopId coop, RoundId round) {
        book.lock(coop, round);
    }
}
