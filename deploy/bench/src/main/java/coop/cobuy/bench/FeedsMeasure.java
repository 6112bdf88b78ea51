package coop.cobuy.bench;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.csv.CsvFormat;
import coop.cobuy.adapter.format.cxml.CxmlFormat;
import coop.cobuy.adapter.format.edifact.EdifactFormat;
import coop.cobuy.adapter.format.json.JsonFormat;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.adapter.format.ubl.UblFormat;
import coop.cobuy.adapter.format.x12.X12Format;
import coop.cobuy.adapter.format.xlsx.XlsxFormat;
import coop.cobuy.adapter.format.xml.XmlParsing;
import coop.cobuy.local.Progress;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Orders of 50 lines written in suppliers' formats, and answers of as many read, by one thread,
 * warm; UBL with the official rules applied to each. The baseline is reading the same UBL into a
 * tree. Then long tables.
 */
final class FeedsMeasure {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long SEED = 7;
    private static final int LINES = 50;
    private static final int CSV_LINES = 100_000;
    private static final int XLSX_LINES = 20_000;
    private static final int ORDERS = 20;
    private static final int RUNS = 5;

    /** The rules' processor is compiled as it is used; with one core that takes its time. */
    private static final int WARM_DOCUMENTS = 500;

    private static final double SECOND = 1e9;

    private final Progress progress;
    private final Duration warmUp;
    private final Duration run;

    FeedsMeasure(Progress progress, Duration warmUp, Duration run) {
        this.progress = progress;
        this.warmUp = warmUp;
        this.run = run;
    }

    /** A format, and what a profile says of its use. */
    private record Subject(String name, Format format, FormatOptions options, String target) {}

    void run() {
        FormatOptions options = options();
        Format ubl = new UblFormat(new OfficialRules("2026.5", "1.3.16"));
        long begin = System.nanoTime();
        ubl.prepare(options);
        progress.say(
                String.format(
                        Locale.ROOT,
                        "rules of UBL orders loaded in %.1f s",
                        (System.nanoTime() - begin) / SECOND));
        List<PurchaseOrder> orders = orders();
        List<byte[]> written =
                orders.stream().map(order -> ubl.write(order, options).bytes()).toList();
        double baseline = perSecond(i -> XmlParsing.document(written.get(i)).getChildNodes());
        say("UBL read into a tree (baseline)", baseline, baseline, "");
        for (Subject subject : subjects(ubl, options)) {
            double figure =
                    perSecond(
                            i -> subject.format().write(orders.get(i), subject.options()).bytes());
            say(subject.name(), figure, baseline, subject.target());
        }
        for (FeedsAnswers.Answer answer : FeedsAnswers.all()) {
            double figure = perSecond(i -> answer.read());
            say(answer.name(), figure, baseline, answer.target());
        }
        table(new CsvFormat(), "CSV", CSV_LINES, "(target below 2)");
        table(new XlsxFormat(), "XLSX", XLSX_LINES, "");
    }

    /** One long order and one long price list. */
    private void table(ReadableFormat format, String name, int lines, String target) {
        FormatOptions options = FormatOptions.defaults();
        PurchaseOrder order = order(0, lines, new Random(SEED));
        String what = "%s of %,d lines ".formatted(name, lines);
        seconds(what + "written", target, () -> format.write(order, options));
        byte[] prices = FeedsAnswers.prices(name, lines);
        seconds(what + "read", target, () -> FeedsAnswers.read(format, prices, options));
    }

    /** The median of some runs, after two that count for nothing. */
    private void seconds(String what, String target, Supplier<Object> work) {
        double[] figures = new double[RUNS];
        for (int i = -2; i < RUNS; i++) {
            long begin = System.nanoTime();
            if (work.get().hashCode() == 0) {
                throw new IllegalStateException("nothing was done");
            }
            if (i >= 0) {
                figures[i] = (System.nanoTime() - begin) / SECOND;
            }
        }
        Arrays.sort(figures);
        progress.say(
                String.format(Locale.ROOT, "%-34s %10.2f s %s", what, figures[RUNS / 2], target));
    }

    private static List<Subject> subjects(Format ubl, FormatOptions options) {
        FormatOptions envelopes = FeedsAnswers.envelopes(options.parties());
        return List.of(
                new Subject("UBL written and validated", ubl, options, "(target 40)"),
                new Subject("EDIFACT written", new EdifactFormat(), envelopes, "(target 300)"),
                new Subject("X12 written", new X12Format(), envelopes, "(target 300)"),
                new Subject("cXML written", new CxmlFormat(), options, ""),
                new Subject("JSON written", new JsonFormat(), options, ""),
                new Subject("CSV written", new CsvFormat(), options, ""),
                new Subject("XLSX written", new XlsxFormat(), options, ""));
    }

    private void say(String what, double figure, double baseline, String target) {
        progress.say(
                String.format(
                        Locale.ROOT,
                        "%-34s %10.1f a second  ratio %6.3f %s",
                        what,
                        figure,
                        figure / baseline,
                        target));
    }

    /** Works on the order of a number. */
    private interface Work {
        Object on(int order);
    }

    /** The median of some runs, after a warm-up. */
    private double perSecond(Work work) {
        double warm = 0;
        while (warm < WARM_DOCUMENTS) {
            warm += once(work, warmUp) * warmUp.toNanos() / SECOND;
        }
        double[] figures = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            figures[i] = once(work, run);
        }
        Arrays.sort(figures);
        return figures[RUNS / 2];
    }

    private static double once(Work work, Duration limit) {
        long begin = System.nanoTime();
        long end = begin + limit.toNanos();
        long count = 0;
        long kept = 0;
        while (System.nanoTime() < end) {
            kept += work.on((int) (count % ORDERS)).hashCode();
            count++;
        }
        if (kept == 0) {
            throw new IllegalStateException("nothing was written");
        }
        return count * SECOND / (System.nanoTime() - begin);
    }

    private static List<PurchaseOrder> orders() {
        Random random = new Random(SEED);
        List<PurchaseOrder> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(order(i, LINES, random));
        }
        return orders;
    }

    private static PurchaseOrder order(int number, int count, Random random) {
        List<OrderLine> lines = new ArrayList<>();
        Money net = Money.zero(EUR);
        for (int i = 1; i <= count; i++) {
            OrderLine line = line(i, random);
            lines.add(line);
            net = net.plus(line.net());
        }
        Money vat = Percent.parse("7").of(net);
        OrderHead head =
                new OrderHead(
                        "PO-%06d".formatted(number),
                        0,
                        "2026-11-23T12:00:00Z",
                        "Grünkern e. G.",
                        "HOF",
                        "Hof am Bach",
                        "2026-11-30",
                        "Lager, Tor 2",
                        null);
        return new PurchaseOrder(head, lines, new OrderTotals(net, vat, net.plus(vat)));
    }

    private static OrderLine line(int number, Random random) {
        CasePack pack = CasePack.of(1L + random.nextInt(24));
        Cases cases = new Cases(1L + random.nextInt(50));
        Units units = pack.units(cases);
        UnitPrice price =
                UnitPrice.parse(random.nextInt(40) + "." + (100 + random.nextInt(900)), EUR);
        return new OrderLine(
                number,
                "A-" + number + "-" + random.nextInt(1000),
                "Organic product number " + number,
                UnitCode.PIECE,
                pack,
                cases,
                units,
                price,
                price.times(units),
                Percent.parse("7"));
    }

    private static FormatOptions options() {
        FormatOptions defaults = FormatOptions.defaults();
        return new FormatOptions(
                defaults.charset(),
                defaults.settings(),
                new Parties(party("4012345000009"), party("4098765000010"), Party.UNKNOWN));
    }

    private static Party party(String gln) {
        return new Party(
                null, gln, "0088", gln, null, null, "Lane 1", "Town", "12345", "DE", null, null);
    }
}
