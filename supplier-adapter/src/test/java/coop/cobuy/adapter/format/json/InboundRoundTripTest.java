package coop.cobuy.adapter.format.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.OrderResponse.Line;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whatever a supplier can say is read as it was said. */
class InboundRoundTripTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonFormat format = new JsonFormat();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAnswersAsTheyWereSaid(long seed) throws Exception {
        Random random = new Random(seed);
        List<Line> lines =
                IntStream.range(0, random.nextInt(30))
                        .mapToObj(
                                i ->
                                        new Line(
                                                "SKU \"" + i + "\" ü",
                                                new Units(random.nextInt(1_000_000)).toString(),
                                                random.nextBoolean() ? price(random) : null,
                                                random.nextBoolean() ? "line\nnote" : null))
                        .toList();
        OrderResponse said =
                new OrderResponse(
                        "R-" + seed,
                        "PO/" + seed,
                        Verdict.values()[random.nextInt(3)],
                        random.nextBoolean() ? "note" : null,
                        random.nextBoolean() ? "2026-12-24" : null,
                        lines);
        assertEquals(said, read("ORDER_RESPONSE", said));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoicesAsTheyWereSaid(long seed) throws Exception {
        Random random = new Random(seed);
        String currency = random.nextBoolean() ? "EUR" : "JPY";
        List<SupplierInvoice.Line> lines =
                IntStream.rangeClosed(0, random.nextInt(30))
                        .mapToObj(
                                i ->
                                        new SupplierInvoice.Line(
                                                "A" + i,
                                                new Units(random.nextInt(1_000_000)).toString(),
                                                price(random),
                                                money(random, currency),
                                                "19.00",
                                                random.nextBoolean() ? "DEPOSIT" : null))
                        .toList();
        List<SupplierInvoice.Amount> amounts =
                List.of(new SupplierInvoice.Amount("Freight", money(random, currency), "0.00"));
        Invoice said =
                new Invoice(
                        "I-" + seed,
                        "PO-" + seed,
                        random.nextBoolean() ? "I-0" : null,
                        currency,
                        "2026-12-01",
                        random.nextBoolean() ? "2026-12-15" : null,
                        lines,
                        random.nextBoolean() ? amounts : List.of(),
                        random.nextBoolean() ? amounts : List.of(),
                        money(random, currency),
                        money(random, currency));
        assertEquals(said, read(said.type().name(), said));
    }

    private static String price(Random random) {
        return BigDecimal.valueOf(random.nextInt(100_000_000), random.nextInt(7)).toPlainString();
    }

    private static String money(Random random, String currency) {
        return Money.of(random.nextInt(2_000_000) - 1_000_000L, currency).decimal();
    }

    private InboundDocument read(String type, InboundDocument said) throws Exception {
        ObjectNode tree = MAPPER.valueToTree(said);
        tree.remove(List.of("credit", "type"));
        tree.put("type", type);
        tree.put("version", 1);
        Read read = format.read(MAPPER.writeValueAsBytes(tree), FormatOptions.defaults());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }
}
