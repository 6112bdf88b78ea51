package coop.cobuy.bench;

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
        say(
                String.format(
                        Locale.ROOT,
                        "heap at most %,d MB, %d processors, one thread works",
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.getRuntime().availableProcessors()));
        EngineBook book = EngineBook.write(folder, LINES, OFFERS, SEED);
        for (int i = 0; i < RUNS; i++) {
            engine(book);
        }
        Files.delete(book.file());
        say(
                String.format(
                        Locale.ROOT,
                        "%12s %10s %10s %12s %8s",
                        "lines",
                        "engine ms",
                        "read ms",
                        "ns per line",
                        "ratio"));
        for (long lines : GROWTH) {
            growth(lines);
        }
        shapley("Shapley, 500 members (target < 1 s)", 500, false);
        shapley("Shapley, 1,000 members (target < 4 s)", 1_000, false);
        shapley("Shapley, 10,000 members, in grams (target < 5 s)", 10_000, true);
    }

    private void growth(long lines) throws IOException {
        EngineBook book = EngineBook.write(folder, lines, OFFERS, SEED);
        long engine = median(() -> engine(book));
        long reading = median(() -> readOnly(book));
        String target = lines == LINES ? "  (target < 3,000 ms)" : "";
        say(
                String.format(
                        Locale.ROOT,
                        "%,12d %,10d %,10d %,12d %8.1f%s",
                        book.lines(),
                        engine,
                        reading,
                        engine * 1_000_000 / book.lines(),
                        (double) engine / Math.max(1, reading),
                        target));
        Files.delete(book.file());
    }

    private static void engine(EngineBook book) throws IOException {
        EngineRound round = new EngineRound(book);
        book.read(round);
        if (!round.isWhole() || round.units() == 0) {
            throw new IllegalStateException("shares: not whole (expected: " + round.payable());
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
                                                : (1 + random.nextInt(20)) * 1_000L)
                        .toArray();
        long all = Arrays.stream(units).sum();
        LineGame game = LineGame.of(CostCurve.of(breaks(all)), units, null);
        CostShares[] found = new CostShares[1];
        long millis = median(() -> found[0] = CostShares.of(CostRule.SHAPLEY, game, SEED));
        say(String.format(Locale.ROOT, "%-50s %,8d ms  %s", what, millis, found[0].method()));
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

    private long median(Work work) throws IOException {
        long[] millis = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = clock.millis();
            work.run();
            millis[i] = clock.millis() - start;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }

    private void say(String text) {
        progress.print(text);
    }
}
