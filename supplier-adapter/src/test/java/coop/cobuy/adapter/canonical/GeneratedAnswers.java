package coop.cobuy.adapter.canonical;

import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What suppliers may send, from a seed. */
public final class GeneratedAnswers {

    private final Random random;
    private final long seed;

    private GeneratedAnswers(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    public static OrderResponse response(long seed) {
        return new GeneratedAnswers(seed).response();
    }

    public static DespatchAdvice advice(long seed) {
        return new GeneratedAnswers(seed).advice();
    }

    /** An invoice, or a credit note; its sums are right in themselves only by chance. */
    public static Invoice invoice(long seed) {
        return new GeneratedAnswers(seed).invoice();
    }

    public static PriceList prices(long seed) {
        return new GeneratedAnswers(seed).prices();
    }

    private OrderResponse response() {
        return new OrderResponse(
                "R-" + seed,
                "PO/" + seed,
                Verdict.values()[random.nextInt(3)],
                maybe("note"),
                maybe("2026-12-24"),
                lines(
                        0,
                        i ->
                                new ResponseLine(
                                        item(i), units(), maybe(price()), maybe("line\nnote"))));
    }

    private DespatchAdvice advice() {
        return new DespatchAdvice(
                "D-" + seed,
                "PO/" + seed,
                maybe("2026-12-22"),
                maybe("2026-12-24"),
                maybe("two pallets"),
                lines(
                        1,
                        i ->
                                new DespatchLine(
                                        item(i),
                                        units(),
                                        maybe("LOT " + i),
                                        maybe("2027-02-28"),
                                        maybe(units()),
                                        maybe("fragile"))));
    }

    private Invoice invoice() {
        String currency = random.nextBoolean() ? "EUR" : "JPY";
        List<SupplierInvoice.Amount> amounts =
                List.of(new SupplierInvoice.Amount("Freight", money(currency), "0.00"));
        return new Invoice(
                "I-" + seed,
                "PO-" + seed,
                maybe("I-0"),
                currency,
                "2026-12-01",
                maybe("2026-12-15"),
                lines(
                        1,
                        i ->
                                new InvoiceLine(
                                        item(i),
                                        units(),
                                        price(),
                                        money(currency),
                                        "19.00",
                                        maybe("DEPOSIT"))),
                random.nextBoolean() ? amounts : List.of(),
                random.nextBoolean() ? amounts : List.of(),
                money(currency),
                money(currency));
    }

    private PriceList prices() {
        return new PriceList(
                "P-" + seed,
                random.nextBoolean(),
                "EUR",
                maybe("2027-01-01"),
                maybe("2027-06-30"),
                lines(1, this::priceLine));
    }

    private Line priceLine(int i) {
        boolean gone = random.nextInt(5) == 0;
        return new Line(
                "SKU " + i,
                maybe("4012345678901"),
                gone ? Change.WITHDRAWN : Change.values()[random.nextInt(2)],
                gone ? null : "Bergkäse <" + i + ">",
                gone ? null : random.nextBoolean() ? "KGM" : "C62",
                gone ? null : Integer.toString(1 + random.nextInt(24)),
                gone ? null : price(),
                gone ? null : maybe("7.00"),
                gone ? null : maybe("0.08"),
                gone ? null : maybe("12"),
                gone || random.nextBoolean() ? List.of() : List.of(new Break("24", price())),
                maybe("Alpe"),
                maybe("AT"),
                maybe("Bioland"));
    }

    private ItemReference item(int i) {
        return switch (random.nextInt(3)) {
            case 0 -> ItemReference.sku("SKU \"" + i + "\" ü");
            case 1 -> new ItemReference(null, "4012345678901", i + 1);
            default -> new ItemReference("A" + i, maybe("40123455"), i + 1, maybe("KGM"));
        };
    }

    private <T> List<T> lines(int atLeast, IntFunction<T> line) {
        return IntStream.range(0, atLeast + random.nextInt(30)).mapToObj(line).toList();
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private String units() {
        return new Units(random.nextInt(1_000_000)).toString();
    }

    private String price() {
        return BigDecimal.valueOf(random.nextInt(100_000_000), random.nextInt(7)).toPlainString();
    }

    private String money(String currency) {
        return Money.of(random.nextInt(2_000_000) - 1_000_000L, currency).decimal();
    }
}
