package coop.cobuy.bench;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.sharing.CostCurve;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.LineGame;
import coop.cobuy.local.Progress;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The pure engine in one thread: a round of a million lines filled, priced, allotted and split,
 * against merely reading and adding up these lines; how that grows; and Shapley shares.
 */
final class EngineMeasure {

    private static final long SEED = 7;
    private static final int OFFERS = 1_000;
    private static final int RUNS = 5;
    private static final long LINES = 1_000_000;
    private static final long[] GROWTH = {10_000, 100_000, 1_000_000, 10_000_000};
    private static final int GRAMS_MAX = 20_000;
    private static final int PIECES_MAX = 100;
    private static final long MILLION = 1_000_000;

    private final Path folder;
    private final Progress progress;
    private final Clock clock;

    EngineMeasure(Path folder, Progress progress, Clock clock) {
        this.folder = folder;
        this.progress = progress;
        this.clock = clock;
    }

    /** A part of the measurement that is timed. */
    private interface Work {
        void run() throws IOException;
    }

    void run() throws IOException {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        say(String.format(Locale.ROOT, "heap at most %,d MB, one thread works", heap));
        EngineBook book = EngineBook.write(folder, LINES, OFFERS, SEED);
        for (int i = 0; i < RUNS; i++) {
            engine(book, AllotmentRule.EQUAL_AWARDS);
        }
        Files.delete(book.file());
        say(
                String.format(
                        Locale.ROOT,
                        "%12s %8s %10s %8s %12s %8s",
                        "lines",
                        "offers",
                        "engine ms",
                        "read ms",
                        "ns each",
                        "ratio"));
        for (long lines : GROWTH) {
            String target = lines == LINES ? "(target < 3,000 ms)" : "";
            round(lines, OFFERS, AllotmentRule.EQUAL_AWARDS, target);
        }
        round(LINES, OFFERS, AllotmentRule.FIRST_COME, "first come, two claims for each line");
        round(LINES, 1, AllotmentRule.FIRST_COME, "the same, all of one offer");
        shapley("Shapley, 500 members, to 100 pieces (target < 1 s)", 500, false);
        shapley("Shapley, 1,000 members, to 100 pieces (target < 4 s)", 1_000, false);
        shapley("Shapley, 10,000 members, to 20 kg (target < 5 s)", 10_000, true);
    }

    private void round(long lines, int offers, AllotmentRule rule, String what) throws IOException {
        EngineBook book = EngineBook.write(folder, lines, offers, SEED);
        long engine = median(() -> engine(book, rule));
        long reading = median(() -> readOnly(book));
        say(
                String.format(
                        Locale.ROOT,
                        "%,12d %,8d %,10d %,8d %,12d %8.1f  %s",
                        book.lines(),
                        offers,
                        engine / MILLION,
                        reading / MILLION,
                        engine / book.lines(),
                        (double) engine / reading,
                        what));
        Files.delete(book.file());
    }

    private static void engine(EngineBook book, AllotmentRule rule) throws IOException {
        EngineRound round = new EngineRound(book, rule);
        book.read(round);
        if (!round.isWhole() || round.units() == 0) {
            throw new IllegalStateException(
                    "shares: not whole (expected: " + round.payable() + ")");
        }
    }

    private static void readOnly(EngineBook book) throws IOException {
        long[] sums = new long[2];
        book.read(
                new EngineBook.Reader() {
                    @Override
                    public void line(int member, long quantity, long tolerance, long limit) {
                        sums[0] += quantity;
                        sums[1] += tolerance;
                    }

                    @Override
                    public void offerEnds(int offer) {
                        sums[1]++;
                    }
                });
        if (sums[0] == 0) {
            throw new IllegalStateException("sum: 0 (expected: > 0)");
        }
    }

    private void shapley(String what, int members, boolean isWeighed) throws IOException {
        Random random = new Random(SEED);
        long[] units =
                LongStream.range(0, members)
                        .map(
                                i ->
                                        isWeighed
                                                ? 1 + random.nextInt(GRAMS_MAX)
                                                : (1 + random.nextInt(PIECES_MAX)) * 1_000L)
                        .toArray();
        long all = Arrays.stream(units).sum();
        LineGame game = LineGame.of(CostCurve.of(breaks(all)), units, null);
        CostShares[] found = new CostShares[1];
        long equal = median(() -> found[0] = CostShares.of(CostRule.EQUAL_PRICE, game, SEED));
        long nanos = median(() -> found[0] = CostShares.of(CostRule.SHAPLEY, game, SEED));
        say(
                String.format(
                        Locale.ROOT,
                        "%-53s %,7d ms, %,.0f times the equal price's  %s",
                        what,
                        nanos / MILLION,
                        (double) nanos / equal,
                        found[0].method()));
    }

    /** A second price from half of all that is bought on. */
    private static PriceBreaks breaks(long all) {
        Currency currency = Currency.getInstance("EUR");
        Units half = Units.of(all / 2_000);
        return PriceBreaks.of(
                BreakKind.ALL_UNITS,
                List.of(
                        new PriceBreak(Units.of(1), UnitPrice.parse("2.00", currency)),
                        new PriceBreak(half, UnitPrice.parse("1.75", currency))));
    }

    /** Of several runs, in nanoseconds. */
    private long median(Work work) throws IOException {
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Instant start = clock.instant();
            work.run();
            nanos[i] = Duration.between(start, clock.instant()).toNanos();
        }
        Arrays.sort(nanos);
        return nanos[RUNS / 2];
    }

    private void say(String text) {
        progress.print(text);
    }
}
