package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Answers from a seed, of what X12 and EDIFACT both have words for. */
public final class SaidAnswers {

    private final Random random;
    private final long seed;

    private SaidAnswers(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    public static OrderResponse response(long seed) {
        SaidAnswers said = new SaidAnswers(seed);
        return new OrderResponse(
                "R-" + seed,
                "PO-" + seed,
                Verdict.values()[said.random.nextInt(3)],
                said.maybe("All but one"),
                said.maybe("2026-12-24"),
                said.lines(
                        i ->
                                new ResponseLine(
                                        said.item(i),
                                        said.units(),
                                        said.maybe(said.price()),
                                        null)));
    }

    public static Invoice invoice(long seed) {
        SaidAnswers said = new SaidAnswers(seed);
        return new Invoice(
                "I-" + seed,
                "PO-" + seed,
                said.maybe("I-0"),
                "EUR",
                "2026-12-01",
                said.maybe("2026-12-15"),
                said.lines(
                        i ->
                                new InvoiceLine(
                                        said.item(i),
                                        said.units(),
                                        said.price(),
                                        said.money(),
                                        said.random.nextBoolean() ? "19.00" : "7.00",
                                        null)),
                said.random.nextBoolean()
                        ? List.of(new Amount("Bonus", "-" + said.money(), "0.00"))
                        : List.of(),
                said.random.nextBoolean()
                        ? List.of(new Amount("Freight", said.money(), "0.00"))
                        : List.of(),
                "0.00",
                said.money());
    }

    public static DespatchAdvice advice(long seed) {
        SaidAnswers said = new SaidAnswers(seed);
        return new DespatchAdvice(
                "D-" + seed,
                "PO-" + seed,
                said.maybe("2026-12-22"),
                said.maybe("2026-12-24"),
                null,
                said.lines(
                        i ->
                                new DespatchLine(
                                        said.item(i),
                                        said.units(),
                                        said.maybe("L-" + i),
                                        said.maybe("2027-02-28"),
                                        said.maybe(said.units()),
                                        null)));
    }

    private <T> List<T> lines(IntFunction<T> line) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(30)).mapToObj(line).toList();
    }

    private ItemReference item(int i) {
        String unit = random.nextBoolean() ? "KGM" : "C62";
        return new ItemReference("A:" + i, maybe("4012345678901"), i, unit);
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private String units() {
        return new Units(1 + random.nextInt(1_000_000)).toString();
    }

    private String price() {
        return BigDecimal.valueOf(random.nextInt(100_000_000), random.nextInt(7)).toPlainString();
    }

    private String money() {
        return Money.of(1 + random.nextInt(2_000_000), "EUR").decimal();
    }
}
