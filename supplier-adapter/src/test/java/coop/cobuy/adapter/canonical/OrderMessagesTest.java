package coop.cobuy.adapter.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMessagesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takesConsistentOrdersOver(long seed) {
        PurchaseOrderApproved approved = GeneratedOrders.approved(seed);
        var order =
                assertInstanceOf(
                        OutboundDocument.PurchaseOrder.class, OrderMessages.document(approved));
        assertEquals(approved.number(), order.number());
        assertEquals(approved.lines().size(), order.lines().size());
        assertEquals(approved.gross(), order.totals().gross().decimal());
    }

    @Test
    void refusesTotalsThatAreNotTheLinesSum() {
        PurchaseOrderApproved good = GeneratedOrders.approved(1);
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> OrderMessages.document(with(good, "0.01", good.gross())));
        assertEquals(true, String.valueOf(e.getMessage()).startsWith("net: "));
        assertThrows(
                IllegalArgumentException.class,
                () -> OrderMessages.document(with(good, good.net(), "0.01")));
    }

    private static PurchaseOrderApproved with(
            PurchaseOrderApproved order, String net, String gross) {
        return new PurchaseOrderApproved(
                order.coopId(),
                order.coopName(),
                order.supplierId(),
                order.supplierCode(),
                order.supplierName(),
                order.purchaseOrderId(),
                order.roundId(),
                order.number(),
                order.revision(),
                order.issuedAt(),
                order.deliveryDate(),
                order.deliveryPlace(),
                order.note(),
                order.currency(),
                order.lines(),
                net,
                order.vat(),
                gross);
    }
}
