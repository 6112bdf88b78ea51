package coop.cobuy.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.ReleaseMember;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The golden files are the contract: what they hold today must be read and written for ever. */
class GoldenJsonTest {

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final UUID COOP = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ROUND = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final UUID MEMBER = UUID.fromString("33333333-3333-4333-8333-333333333333");
    private static final UUID OTHER = UUID.fromString("44444444-4444-4444-8444-444444444444");
    private static final UUID SUPPLIER = UUID.fromString("55555555-5555-4555-8555-555555555555");
    private static final UUID ORDER = UUID.fromString("66666666-6666-4666-8666-666666666666");
    private static final UUID ACCOUNT = UUID.fromString("77777777-7777-4777-8777-777777777777");
    private static final UUID OFFER = UUID.fromString("88888888-8888-4888-8888-888888888888");
    private static final String NUMBER = "PO-2026-0001";

    /**
     * A message and its file.
     *
     * @param read what the topic's readers ask for
     */
    record Golden(String file, Class<?> read, Record message) {

        JsonNode tree() throws IOException {
            try (var stream = GoldenJsonTest.class.getResourceAsStream(file + ".json")) {
                return TREES.readTree(stream);
            }
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Golden> all() {
        List<Golden> all = new ArrayList<>(commands());
        all.add(new Golden("purchase-order-approved", PurchaseOrderMessage.class, approved()));
        all.add(
                new Golden(
                        "purchase-order-cancelled",
                        PurchaseOrderMessage.class,
                        new PurchaseOrderCancelled(
                                COOP,
                                SUPPLIER,
                                ORDER,
                                NUMBER,
                                1,
                                "the round was cancelled",
                                "2026-05-05T06:00:00Z")));
        all.add(
                new Golden(
                        "delivery-reported",
                        DeliveryReported.class,
                        new DeliveryReported(
                                COOP,
                                SUPPLIER,
                                ORDER,
                                NUMBER,
                                0,
                                DeliveryReported.Document.ORDER,
                                DeliveryReported.State.DELIVERED,
                                "webhook",
                                2,
                                "answered 204",
                                "2026-05-04T18:00:07Z")));
        all.add(new Golden("delivery-attention", DeliveryAttention.class, attention()));
        all.add(new Golden("order-response", OrderResponse.class, response()));
        all.add(new Golden("order-response-to-change", OrderResponse.class, toChange()));
        all.add(new Golden("purchase-order-change", PurchaseOrderMessage.class, change()));
        all.add(new Golden("despatch-advice", DespatchAdvice.class, advice()));
        all.add(new Golden("price-list", PriceList.class, prices()));
        all.add(new Golden("purchase-order-gtin", PurchaseOrderMessage.class, withGtin()));
        SupplierInvoice.Line pieces =
                new SupplierInvoice.Line("K-100", "7.5", "12.345", "92.59", "7.00");
        all.add(new Golden("supplier-invoice", SupplierInvoice.class, invoice("R-123", pieces)));
        SupplierInvoice.Line weighed =
                new SupplierInvoice.Line("K-100", "7.5", "12.345", "92.59", "7.00", "GOODS", "KGM");
        all.add(
                new Golden(
                        "supplier-invoice-by-weight",
                        SupplierInvoice.class,
                        invoice("R-124", weighed)));
        return all;
    }

    private static List<Golden> commands() {
        PlaceOrder placed =
                new PlaceOrder(
                        COOP,
                        ROUND,
                        MEMBER,
                        "9b2f-1",
                        "3-1205",
                        PlaceOrder.Origin.CORRECTION,
                        ACCOUNT,
                        "100 was meant to be 10",
                        List.of(
                                new PlaceOrder.Line(OFFER, "10", "2.5", "1.99"),
                                new PlaceOrder.Line(OTHER, "0.25", "0", null)));
        PlaceOrder whole =
                new PlaceOrder(
                        COOP,
                        ROUND,
                        MEMBER,
                        "9b2f-2",
                        null,
                        PlaceOrder.Origin.MEMBER,
                        ACCOUNT,
                        null,
                        List.of(new PlaceOrder.Line(OFFER, "12", "0", null, true)));
        ChangeFunds funds = new ChangeFunds(COOP, MEMBER, OTHER, -1999, 5000L, ROUND);
        MarkRound mark =
                new MarkRound(COOP, ROUND, OTHER, MarkRound.Phase.CLOSE, 2, 12, 1, "ab".repeat(32));
        MarkRound resolve =
                new MarkRound(
                        COOP,
                        ROUND,
                        OTHER,
                        MarkRound.Phase.RESOLVE,
                        2,
                        12,
                        1,
                        "ab".repeat(32),
                        "cd".repeat(32));
        return List.of(
                new Golden("place-order", OrderCommand.class, placed),
                new Golden("place-order-all-or-nothing", OrderCommand.class, whole),
                new Golden("change-funds", OrderCommand.class, funds),
                new Golden("mark-round", OrderCommand.class, mark),
                new Golden("mark-round-resolve", OrderCommand.class, resolve),
                new Golden(
                        "release-member",
                        OrderCommand.class,
                        new ReleaseMember(COOP, MEMBER, ACCOUNT)));
    }

    private static PurchaseOrderApproved approved() {
        return new PurchaseOrderApproved(
                COOP,
                "Südstadt",
                SUPPLIER,
                "HOF",
                "Hofkäserei",
                ORDER,
                ROUND,
                NUMBER,
                0,
                "2026-05-04T18:00:00Z",
                "2026-05-08",
                "Lager 2",
                "ring the bell",
                "EUR",
                List.of(
                        new PurchaseOrderApproved.Line(
                                1,
                                OFFER,
                                "K-100",
                                "Bergkäse",
                                "KGM",
                                "2.5",
                                4,
                                "10",
                                "12.345",
                                "123.45",
                                "7.00")),
                "123.45",
                "8.64",
                "132.09");
    }

    private static PurchaseOrderApproved withGtin() {
        PurchaseOrderApproved order = approved();
        PurchaseOrderApproved.Line line =
                new PurchaseOrderApproved.Line(
                        1,
                        OFFER,
                        "K-100",
                        "Bergkäse",
                        "KGM",
                        "2.5",
                        4,
                        "10",
                        "12.345",
                        "123.45",
                        "7.00",
                        "4012345678901");
        return new PurchaseOrderApproved(
                order.coopId(),
                order.coopName(),
                order.supplierId(),
                order.supplierCode(),
                order.supplierName(),
                order.purchaseOrderId(),
                order.roundId(),
                order.number(),
                1,
                order.issuedAt(),
                null,
                null,
                null,
                order.currency(),
                List.of(line),
                order.net(),
                order.vat(),
                order.gross());
    }

    private static DeliveryAttention attention() {
        return new DeliveryAttention(
                COOP,
                SUPPLIER,
                ORDER,
                NUMBER,
                0,
                DeliveryReported.Document.ORDER,
                DeliveryReported.State.DELIVERED,
                3,
                DeliveryAttention.Level.WARNING,
                "2026-05-04T18:00:07Z",
                "2026-05-05T02:00:07Z",
                "2026-05-04T22:00:07Z");
    }

    private static DespatchAdvice advice() {
        return new DespatchAdvice(
                COOP,
                SUPPLIER,
                ORDER,
                "LS-77",
                NUMBER,
                "2026-05-07",
                "2026-05-08",
                "two pallets",
                List.of(
                        new DespatchAdvice.Line(
                                "K-100",
                                "4012345678901",
                                "4",
                                "L-1",
                                "2026-06-30",
                                "4.125",
                                "first lot"),
                        new DespatchAdvice.Line("K-100", null, "3", null, null, null, null)),
                "2026-05-07T15:00:00Z");
    }

    private static PriceList prices() {
        return new PriceList(
                COOP,
                SUPPLIER,
                "PL-5",
                1,
                2,
                true,
                "EUR",
                "2026-06-01",
                "2026-06-30",
                List.of(
                        new PriceList.Line(
                                "K-100",
                                "4012345678901",
                                PriceList.Change.CHANGED,
                                "Bergkäse",
                                "KGM",
                                "2.5",
                                "12.345",
                                "7.00",
                                "0.08",
                                "2.5",
                                List.of(new PriceList.Break("25", "11.9")),
                                "Alpe",
                                "AT",
                                "Bioland"),
                        new PriceList.Line(
                                "K-200",
                                null,
                                PriceList.Change.WITHDRAWN,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null)),
                "2026-05-10T07:00:00Z");
    }

    private static OrderResponse response() {
        return new OrderResponse(
                COOP,
                SUPPLIER,
                ORDER,
                "AB-77",
                NUMBER,
                OrderResponse.Verdict.CHANGED,
                "one case less",
                "2026-05-08",
                List.of(
                        new OrderResponse.Line("K-100", "7.5", "12.345", "sold out"),
                        new OrderResponse.Line("K-200", "1", null, null)),
                "2026-05-05T09:00:00Z");
    }

    private static OrderResponse toChange() {
        return new OrderResponse(
                COOP,
                SUPPLIER,
                ORDER,
                "AB-78",
                NUMBER,
                OrderResponse.Verdict.ACCEPTED,
                null,
                null,
                List.of(),
                "2026-05-06T09:00:00Z",
                1);
    }

    /** The whole order as it is after the change, under the next revision. */
    private static PurchaseOrderApproved change() {
        PurchaseOrderApproved order = approved();
        PurchaseOrderApproved.Line line =
                new PurchaseOrderApproved.Line(
                        1,
                        OFFER,
                        "K-100",
                        "Bergkäse",
                        "KGM",
                        "2.5",
                        2,
                        "5",
                        "12.345",
                        "61.73",
                        "7.00");
        return new PurchaseOrderApproved(
                order.coopId(),
                order.coopName(),
                order.supplierId(),
                order.supplierCode(),
                order.supplierName(),
                order.purchaseOrderId(),
                order.roundId(),
                order.number(),
                1,
                "2026-05-05T08:00:00Z",
                "2026-05-09",
                null,
                "half of it will do",
                order.currency(),
                List.of(line),
                "61.73",
                "4.32",
                "66.05");
    }

    private static SupplierInvoice invoice(String number, SupplierInvoice.Line line) {
        return new SupplierInvoice(
                COOP,
                SUPPLIER,
                number,
                NUMBER,
                true,
                "R-122",
                "EUR",
                "2026-05-09",
                "2026-05-23",
                List.of(line),
                List.of(new SupplierInvoice.Amount("discount", "-2.59", "7.00")),
                List.of(new SupplierInvoice.Amount("freight", "5.00", "19.00")),
                "0.00",
                "102.25",
                "2026-05-10T07:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenAsTheFileSaysByteForByte(Golden golden) throws Exception {
        assertEquals(
                golden.tree().toString(),
                new String(WireJson.write(golden.message()), StandardCharsets.UTF_8));
        assertArrayEquals(WireJson.write(golden.message()), WireJson.write(golden.message()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadFromTheFile(Golden golden) throws Exception {
        assertEquals(golden.message(), read(golden, golden.tree()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void fieldsOfALaterVersionAreIgnoredOnEveryLevel(Golden golden) throws Exception {
        JsonNode later = golden.tree();
        addUnknown(later);
        assertEquals(golden.message(), read(golden, later));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachFieldMayBeMissingOnlyIfTheRecordSaysNullable(Golden golden) throws Exception {
        for (RecordComponent component : golden.message().getClass().getRecordComponents()) {
            ObjectNode without = ((ObjectNode) golden.tree()).without(component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                Object read = read(golden, without);
                assertEquals(null, component.getAccessor().invoke(read));
            } else {
                assertThrows(
                        UnreadableException.class,
                        () -> read(golden, without),
                        () -> golden + " without " + component.getName());
            }
        }
    }

    private static Object read(Golden golden, JsonNode tree) throws Exception {
        return WireJson.read(TREES.writeValueAsBytes(tree), golden.read());
    }

    private static void addUnknown(JsonNode node) {
        node.forEach(GoldenJsonTest::addUnknown);
        if (node instanceof ObjectNode object) {
            object.put("addedLater", 1);
            ArrayNode list = object.putArray("alsoAddedLater");
            list.addObject().put("a", "b");
        }
    }
}
