package coop.cobuy.adapter.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.adapter.canonical.ChangedLine.Change;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class OrderChangesTest {

    private static OrderChange change(PurchaseOrderApproved now, PurchaseOrderApproved... earlier) {
        return assertInstanceOf(OrderChange.class, OrderMessages.document(now, List.of(earlier)));
    }

    private static Map<String, Change> changes(OrderChange change) {
        return change.lines().stream()
                .collect(Collectors.toMap(line -> line.line().sku(), ChangedLine::change));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void saysOfEachLineWhatBecameOfIt(long seed) {
        PurchaseOrderApproved before = GeneratedOrders.approved(seed);
        PurchaseOrderApproved now = GeneratedOrders.changed(before, seed);
        Map<String, PurchaseOrderApproved.Line> was = bySku(before);
        Map<String, PurchaseOrderApproved.Line> is = bySku(now);
        Map<String, Change> changes = changes(change(now, before));
        changes.forEach(
                (sku, change) ->
                        assertEquals(
                                !was.containsKey(sku)
                                        ? Change.ADDED
                                        : !is.containsKey(sku)
                                                ? Change.CANCELLED
                                                : was.get(sku).equals(is.get(sku))
                                                        ? Change.UNCHANGED
                                                        : Change.CHANGED,
                                change,
                                sku));
        was.keySet().forEach(sku -> assertEquals(true, changes.containsKey(sku), sku));
        is.keySet().forEach(sku -> assertEquals(true, changes.containsKey(sku), sku));
    }

    private static Map<String, PurchaseOrderApproved.Line> bySku(PurchaseOrderApproved order) {
        return order.lines().stream()
                .collect(Collectors.toMap(PurchaseOrderApproved.Line::sku, line -> line));
    }

    /** A supplier that answers "line 1" means the line that it once got as line 1. */
    @Test
    void keepsTheNumbersThatTheSupplierKnows() {
        PurchaseOrderApproved first = GeneratedOrders.approved(7);
        PurchaseOrderApproved second = numberedAnew(GeneratedOrders.changed(first, 3), 1);
        PurchaseOrderApproved third = numberedAnew(GeneratedOrders.changed(second, 4), 2);
        OrderChange change = change(third, first, second);
        Map<String, Integer> numbers =
                change.lines().stream()
                        .collect(
                                Collectors.toMap(
                                        line -> line.line().sku(), line -> line.line().lineNo()));
        for (PurchaseOrderApproved.Line line : first.lines()) {
            assertEquals(line.lineNo(), numbers.getOrDefault(line.sku(), line.lineNo()));
        }
        assertEquals(numbers.size(), Map.copyOf(numbers).values().stream().distinct().count());
        assertEquals(true, numbers.get("B-2") > first.lines().size());
    }

    private static PurchaseOrderApproved numberedAnew(PurchaseOrderApproved order, int revision) {
        List<PurchaseOrderApproved.Line> lines =
                order.lines().stream()
                        .map(
                                line ->
                                        new PurchaseOrderApproved.Line(
                                                order.lines().indexOf(line) + 1,
                                                line.offerId(),
                                                line.sku(),
                                                line.name(),
                                                line.unit(),
                                                line.unitsPerCase(),
                                                line.cases(),
                                                line.units(),
                                                line.unitPrice(),
                                                line.net(),
                                                line.vatPercent()))
                        .toList();
        return with(order, revision, lines);
    }

    private static PurchaseOrderApproved with(
            PurchaseOrderApproved order, int revision, List<PurchaseOrderApproved.Line> lines) {
        return new PurchaseOrderApproved(
                order.coopId(),
                order.coopName(),
                order.supplierId(),
                order.supplierCode(),
                order.supplierName(),
                order.purchaseOrderId(),
                order.roundId(),
                order.number(),
                revision,
                order.issuedAt(),
                order.deliveryDate(),
                order.deliveryPlace(),
                order.note(),
                order.currency(),
                lines,
                order.net(),
                order.vat(),
                order.gross());
    }

    @Test
    void aLaterRevisionThatTheSupplierSeesFirstIsAnOrder() {
        PurchaseOrderApproved now = GeneratedOrders.changed(GeneratedOrders.approved(1), 1);
        PurchaseOrder order =
                assertInstanceOf(PurchaseOrder.class, OrderMessages.document(now, List.of()));
        assertEquals(1, order.revision());
    }

    @Test
    void refusesToGuessWhichOfTwoLinesOfAProductChanged() {
        PurchaseOrderApproved before = GeneratedOrders.approved(7);
        PurchaseOrderApproved.Line first = before.lines().getFirst();
        PurchaseOrderApproved now = with(before, 1, List.of(first, first));
        assertThrows(IllegalArgumentException.class, () -> change(now, before));
    }
}
