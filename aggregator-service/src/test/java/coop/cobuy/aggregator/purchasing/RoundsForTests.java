package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Frozen rounds in memory, for tests that ask for them by {@code test.purchasing}. */
@Singleton
@Primary
@Requires(property = "test.purchasing")
public final class RoundsForTests implements FrozenRounds {

    private final Map<RoundId, BookForTests> books = new ConcurrentHashMap<>();

    public BookForTests add(BookForTests book) {
        books.put(book.round, book);
        return book;
    }

    @Override
    public Optional<FrozenRound> find(CoopId coop, RoundId round) {
        return book(coop, round).map(BookForTests::frozen);
    }

    @Override
    public void read(FrozenRound frozen, OfferBook offers) {
        RoundSnapshot snapshot = frozen.snapshot();
        book(snapshot.coop(), snapshot.round()).orElseThrow().read(offers);
    }

    @Override
    public void lockBook(CoopId coop, RoundId round) {
        book(coop, round).orElseThrow().lock();
    }

    private Optional<BookForTests> book(CoopId coop, RoundId round) {
        return Optional.ofNullable(books.get(round)).filter(book -> book.coop.equals(coop));
    }
}
