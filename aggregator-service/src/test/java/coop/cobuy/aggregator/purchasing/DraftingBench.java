package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * From a frozen book of a million lines to drafts: decided, written and read back. Reading the book
 * itself is ordering's; here its lines are made on the way. Run with {@code
 * -Dcobuy.test.groups=bench -Dcobuy.test.excludedGroups= -Dtest=DraftingBench}.
 */
@Tag("bench")
@MicronautTest(transactional = false)
class DraftingBench implements PurchasingServers {

    private static final int OFFERS = 1000;
    private static final int LINES_PER_OFFER = 1000;
    private static final int SUPPLIERS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject Fixtures fixtures;
    @Inject RoundsForTests rounds;
    @Inject Drafting drafting;
    @Inject PurchaseOrders orders;
    @Inject IdSource ids;
    @Inject Clock clock;

    @Test
    void aMillionLinesBecomeDraftsInTime() {
        CoopId coop = fixtures.coop().id();
        rounds.add(new LargeBook(coop, new RoundId(ids.next())).filled(50));
        LargeBook book = new LargeBook(coop, new RoundId(ids.next())).filled(OFFERS);
        rounds.add(book);
        Instant begin = clock.instant();
        drafting.run(coop, book.round);
        Duration taken = Duration.between(begin, clock.instant());
        long lines =
                orders.ofRound(coop, book.round).stream()
                        .flatMap(order -> order.content().lines().stream())
                        .mapToLong(OrderLine::members)
                        .sum();
        System.out.printf(
                "%,d lines of %,d offers drafted in %.1f s%n",
                lines, OFFERS, taken.toMillis() / 1000.0);
        assertEquals((long) OFFERS * LINES_PER_OFFER, lines);
        assertTrue(taken.compareTo(LIMIT) < 0, taken::toString);
    }

    /** Lines are made when they are read. */
    private static final class LargeBook extends BookForTests {

        private final List<OfferId> offers = new ArrayList<>();

        private LargeBook(CoopId coop, RoundId round) {
            super(coop, round);
        }

        private LargeBook filled(int count) {
            List<SupplierId> suppliers = new ArrayList<>();
            for (int i = 0; i < SUPPLIERS; i++) {
                suppliers.add(supplier("S" + i, 0));
            }
            for (int i = 0; i < count; i++) {
                offers.add(
                        cased(
                                suppliers.get(i % SUPPLIERS),
                                "SKU-" + i,
                                6 + i % 7,
                                "2.00 500:1.80 2000:1.60"));
            }
            offers.sort(Comparator.comparing(OfferId::value, BookForTests::compare));
            return this;
        }

        @Override
        void read(FrozenRounds.OfferBook book) {
            Random random = new Random(7);
            OfferLines.Builder lines = OfferLines.builder();
            for (OfferId offer : offers) {
                lines.clear();
                for (int i = 0; i < LINES_PER_OFFER; i++) {
                    long member = (long) i * 100 + random.nextInt(100);
                    lines.add(
                            1L,
                            member,
                            1000L * (1 + random.nextInt(5)),
                            1000L * random.nextInt(3),
                            random.nextInt(10) == 0 ? 1_700_000L : OfferLines.NO_LIMIT);
                }
                book.take(offer, lines.build());
            }
        }
    }
}
