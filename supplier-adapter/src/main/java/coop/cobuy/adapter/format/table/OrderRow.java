package coop.cobuy.adapter.format.table;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;

import java.util.List;

/**
 * A line with what it belongs to.
 *
 * @param change what became of the line; empty in an order that is no change
 */
record OrderRow(
        OutboundDocument document,
        OrderHead head,
        OrderTotals totals,
        OrderLine line,
        String change) {

    static List<OrderRow> of(PurchaseOrder order) {
        return order.lines().stream()
                .map(line -> new OrderRow(order, order.head(), order.totals(), line, ""))
                .toList();
    }

    static List<OrderRow> of(OrderChange change) {
        return change.lines().stream().map(line -> row(change, line)).toList();
    }

    private static OrderRow row(OrderChange change, ChangedLine line) {
        return new OrderRow(
                change, change.head(), change.totals(), line.line(), line.change().name());
    }
}
