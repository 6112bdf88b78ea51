package coop.cobuy.suppliers;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.Temper.Billing;
import coop.cobuy.suppliers.Temper.Despatch;
import coop.cobuy.suppliers.Temper.OnOrder;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.BilledLine;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.Answer.Verdict;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Decides what a supplier does with an order, and does nothing: the same temper, order and day give
 * the same answers.
 */
final class Behaviour {

    private static final int WISHED_AFTER_DAYS = 3;
    private static final BigDecimal DEARER = new BigDecimal("1.10");
    private static final String UNKNOWN_SKU = "NOT-ORDERED-1";

    private final Temper temper;
    private final SupplierOrder order;
    private final LocalDate today;
    private final SplittableRandom random;

    private Behaviour(Temper temper, SupplierOrder order, LocalDate today) {
        this.temper = temper;
        this.order = order;
        this.today = today;
        String identity = order.number() + "/" + order.revision();
        this.random = new SplittableRandom(temper.seed() * 31 + identity.hashCode());
    }

    /**
     * One document to be sent.
     *
     * @param after the order's arrival
     */
    record Step(Duration after, Answer answer) {}

    /** In the order in which they are sent. To a cancellation there is nothing to say. */
    static List<Step> of(Temper temper, SupplierOrder order, LocalDate today) {
        return order.kind() == Kind.CANCELLATION
                ? List.of()
                : new Behaviour(temper, order, today).steps();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<Line> confirmed =
                temper.onOrder() == OnOrder.CHANGE ? lessOfOne(order.lines()) : order.lines();
        String day = day();
        if (temper.onOrder() != OnOrder.SILENT) {
            steps.add(new Step(temper.answerAfter(), response(confirmed, day)));
        }
        if (temper.prices()) {
            steps.add(new Step(temper.answerAfter(), prices()));
        }
        if (temper.onOrder() == OnOrder.REJECT) {
            return steps;
        }
        List<Line> despatched =
                temper.despatch() == Despatch.SHORT ? lessOfOne(confirmed) : confirmed;
        if (temper.despatch() != Despatch.NONE) {
            List<Line> some = despatched.stream().filter(line -> !line.units().isZero()).toList();
            steps.add(
                    new Step(
                            temper.despatchAfter(),
                            new Advice(number("LS"), order.number(), today, day, some)));
        }
        boolean priced = order.lines().stream().allMatch(line -> line.price().isPresent());
        if (temper.billing() != Billing.NONE && priced) {
            steps.add(new Step(temper.billAfter(), bill(despatched)));
        }
        return steps;
    }

    private String number(String prefix) {
        String revision = order.revision() == 0 ? "" : "-" + order.revision();
        return prefix + "-" + order.number() + revision;
    }

    private String day() {
        String wished = order.deliveryDate();
        LocalDate day =
                wished == null ? today.plusDays(WISHED_AFTER_DAYS) : LocalDate.parse(wished);
        return temper.onOrder() == OnOrder.CHANGE
                ? day.plusDays(temper.laterDays()).toString()
                : day.toString();
    }

    private Response response(List<Line> confirmed, String day) {
        Verdict verdict =
                switch (temper.onOrder()) {
                    case ACCEPT -> Verdict.ACCEPTED;
                    case CHANGE -> Verdict.CHANGED;
                    case REJECT -> Verdict.REJECTED;
                    case SILENT ->
                            throw new IllegalStateException("SILENT (expected: some answer)");
                };
        boolean rejected = verdict == Verdict.REJECTED;
        return new Response(
                number("AB"),
                order.number(),
                verdict,
                rejected ? null : day,
                today,
                rejected
                        ? confirmed.stream().map(line -> line.of(Units.ZERO)).toList()
                        : confirmed);
    }

    /** One case less of a line by chance, or half of one that is not cased; never of the whole. */
    private List<Line> lessOfOne(List<Line> lines) {
        List<Line> changed = new ArrayList<>(lines);
        List<Integer> some =
                java.util.stream.IntStream.range(0, lines.size())
                        .filter(i -> !lines.get(i).units().isZero())
                        .boxed()
                        .toList();
        if (some.isEmpty()) {
            return changed;
        }
        int at = some.get(random.nextInt(some.size()));
        Line line = lines.get(at);
        Units less =
                line.cases() > 0
                        ? line.units().minus(line.perCase())
                        : new Units(line.units().milli() / 2);
        changed.set(at, line.of(less));
        return changed;
    }

    private Prices prices() {
        List<Line> dearer = order.lines().stream().map(this::repriced).toList();
        return new Prices(number("PL"), today.plusDays(1), dearer);
    }

    private Line repriced(Line line) {
        UnitPrice price =
                line.price()
                        .map(Behaviour::dearer)
                        .orElseGet(
                                () ->
                                        new UnitPrice(
                                                BigDecimal.valueOf(100 + random.nextInt(900), 2),
                                                order.currency()));
        return new Line(
                line.number(),
                line.sku(),
                line.name(),
                line.unit(),
                line.perCase(),
                line.cases(),
                line.units(),
                price,
                line.vatPercent());
    }

    private static UnitPrice dearer(UnitPrice price) {
        BigDecimal exact = price.amount().multiply(DEARER);
        return new UnitPrice(exact.setScale(4, RoundingMode.HALF_UP), price.currency());
    }

    private Bill bill(List<Line> despatched) {
        List<BilledLine> lines = new ArrayList<>();
        for (Line line : despatched) {
            if (!line.units().isZero()) {
                lines.add(billed(line, line.price().orElseThrow()));
            }
        }
        if (temper.billing() == Billing.WRONG_PRICE && !lines.isEmpty()) {
            int at = random.nextInt(lines.size());
            int wrong = lines.get(at).orderLine();
            Line line =
                    despatched.stream().filter(l -> l.number() == wrong).findFirst().orElseThrow();
            lines.set(at, billed(line, dearer(line.price().orElseThrow())));
        }
        if (temper.billing() == Billing.NOT_ORDERED) {
            lines.add(surprise());
        }
        Money freight = new Money(temper.freightMinor(), order.currency());
        Percent freightVat = Percent.parse(temper.freightVatPercent());
        Money vat = vat(lines, freight, freightVat);
        Money right = freight.plus(vat);
        for (BilledLine line : lines) {
            right = right.plus(line.net());
        }
        Money payable =
                temper.billing() == Billing.WRONG_SUM
                        ? right.plus(new Money(100, order.currency()))
                        : right;
        return new Bill(
                number("RE"), order.number(), today, lines, freight, freightVat, vat, payable);
    }

    private BilledLine surprise() {
        UnitPrice price = new UnitPrice(new BigDecimal("9.99"), order.currency());
        Units one = Units.of(1);
        return new BilledLine(
                0, UNKNOWN_SKU, "C62", one, price, price.times(one), Percent.parse("7.00"));
    }

    private static BilledLine billed(Line line, UnitPrice price) {
        Percent vat = line.vatPercent();
        return new BilledLine(
                line.number(),
                line.sku(),
                line.unit(),
                line.units(),
                price,
                price.times(line.units()),
                vat == null ? Percent.ZERO : vat);
    }

    /** Once for each rate, as EN 16931 sums it. */
    private Money vat(List<BilledLine> lines, Money freight, Percent freightVat) {
        Map<Percent, Money> bases = new TreeMap<>();
        bases.merge(freightVat, freight, Money::plus);
        lines.forEach(line -> bases.merge(line.vatPercent(), line.net(), Money::plus));
        Money vat = Money.zero(order.currency());
        for (Map.Entry<Percent, Money> base : bases.entrySet()) {
            vat = vat.plus(base.getKey().of(base.getValue()));
        }
        return vat;
    }
}
