package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.money.UnitPrice;

import java.util.List;

/** Orders from a seed, and what X12 and EDIFACT carry of them. */
public final class CarriedOrders {

    private CarriedOrders() {}

    public static PurchaseOrder order(long seed) {
        return (PurchaseOrder) OrderMessages.document(GeneratedOrders.approved(seed));
    }

    /** Its next revision. */
    public static OrderChange change(long seed) {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        return (OrderChange)
                OrderMessages.document(GeneratedOrders.changed(order, seed), List.of(order));
    }

    /** A blank for a line's end, prices without zeros behind. */
    public static PurchaseOrder carried(PurchaseOrder order) {
        List<OrderLine> lines = order.lines().stream().map(CarriedOrders::carried).toList();
        return new PurchaseOrder(order.head(), lines, order.totals());
    }

    private static OrderLine carried(OrderLine line) {
        String price = line.unitPrice().amount().stripTrailingZeros().toPlainString();
        return new OrderLine(
                line.lineNo(),
                line.sku(),
                line.name().replace('\n', ' '),
                line.unit(),
                line.casePack(),
                line.cases(),
                line.units(),
                UnitPrice.parse(price, line.unitPrice().currency()),
                line.net(),
                line.vatPercent(),
                line.gtin());
    }
}
