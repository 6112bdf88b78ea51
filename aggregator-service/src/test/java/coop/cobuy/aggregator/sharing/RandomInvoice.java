package coop.cobuy.aggregator.sharing;

import coop.cobuy.id.Id;
import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** An invoice by a seed: few or many members, small or huge amounts, idle members, stock. */
final class RandomInvoice {

    static final UUID INVOICE = new UUID(7, 7);
    static final UUID COOP = new UUID(8, 8);

    private static final int[] RATES = {0, 700, 800, 1000, 1900};

    private final Random random;
    private final Participants participants;
    private final long scale;

    private RandomInvoice(long seed) {
        this.random = new Random(seed);
        int members = 1 + random.nextInt(40);
        byte[][] ids = new byte[members][];
        Arrays.setAll(ids, i -> Id.bytes(new UUID(random.nextLong(), random.nextLong())));
        this.participants = Participants.of(INVOICE, COOP, ids);
        // Cents, thousandths of a dinar and whole yen are all just minor units here.
        this.scale = new long[] {10, 1_000, 100_000, 1_000_000_000_000L}[random.nextInt(4)];
    }

    static InvoiceToSplit of(long seed) {
        return new RandomInvoice(seed).make();
    }

    private InvoiceToSplit make() {
        List<SplitLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int no = 1; no <= count; no++) {
            lines.add(line(no));
        }
        List<SplitAmount> amounts = new ArrayList<>();
        if (random.nextBoolean()) {
            long off = -random.nextLong(scale / 2 + 1);
            amounts.add(new SplitAmount(Component.ALLOWANCE, 1, rate(), off, Spread.byNet()));
        }
        if (random.nextBoolean()) {
            long freight = random.nextLong(scale);
            amounts.add(
                    new SplitAmount(
                            Component.FREIGHT,
                            1,
                            rate(),
                            freight,
                            Spread.by(FreightRule.values()[random.nextInt(4)])));
        }
        return whole(lines, amounts, random.nextInt(11) - 5);
    }

    private SplitLine line(int no) {
        int[] who =
                IntStream.range(0, participants.count())
                        .filter(i -> random.nextInt(3) > 0)
                        .toArray();
        long[] weights =
                Arrays.stream(who)
                        .mapToLong(i -> random.nextInt(4) == 0 ? 0 : 1 + random.nextLong(9_000))
                        .toArray();
        Component component = random.nextInt(5) == 0 ? Component.DEPOSIT : Component.GOODS;
        return new SplitLine(component, no, rate(), random.nextLong(scale), who, weights);
    }

    private InvoiceToSplit whole(List<SplitLine> lines, List<SplitAmount> amounts, long rounding) {
        SortedMap<Percent, Long> bases = new TreeMap<>();
        lines.forEach(line -> bases.merge(line.vatPercent(), line.net(), Long::sum));
        amounts.forEach(amount -> bases.merge(amount.vatPercent(), amount.net(), Long::sum));
        SortedMap<Percent, Long> vat = new TreeMap<>();
        bases.forEach((rate, base) -> vat.put(rate, tax(rate, base)));
        long payable =
                bases.values().stream().mapToLong(Long::longValue).sum()
                        + vat.values().stream().mapToLong(Long::longValue).sum()
                        + rounding;
        return new InvoiceToSplit(participants, lines, amounts, vat, rounding, payable);
    }

    private Percent rate() {
        return new Percent(RATES[random.nextInt(RATES.length)]);
    }

    private static long tax(Percent rate, long base) {
        return BigDecimal.valueOf(base)
                .multiply(BigDecimal.valueOf(rate.hundredths()))
                .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The credit note of the whole: every amount with its sign turned. */
    static InvoiceToSplit mirror(InvoiceToSplit document) {
        SortedMap<Percent, Long> vat = new TreeMap<>();
        document.vat().forEach((rate, tax) -> vat.put(rate, -tax));
        return new InvoiceToSplit(
                document.participants(),
                document.lines().stream()
                        .map(
                                l ->
                                        new SplitLine(
                                                l.component(),
                                                l.lineNo(),
                                                l.vatPercent(),
                                                -l.net(),
                                                l.who(),
                                                l.weights(),
                                                l.unitsMilli(),
                                                l.unitGrams(),
                                                null))
                        .toList(),
                document.amounts().stream()
                        .map(
                                a ->
                                        new SplitAmount(
                                                a.component(),
                                                a.no(),
                                                a.vatPercent(),
                                                -a.net(),
                                                a.spread()))
                        .toList(),
                vat,
                -document.rounding(),
                -document.payable());
    }

    /** The same line without those who got nothing of it. */
    static SplitLine withoutIdle(SplitLine line) {
        int[] at =
                IntStream.range(0, line.who().length)
                        .filter(i -> line.weights().isAboveZero(i))
                        .toArray();
        return new SplitLine(
                line.component(),
                line.lineNo(),
                line.vatPercent(),
                line.net(),
                Arrays.stream(at).map(i -> line.who()[i]).toArray(),
                Arrays.stream(at).mapToLong(i -> line.unitsMilli()[i]).toArray());
    }
}
