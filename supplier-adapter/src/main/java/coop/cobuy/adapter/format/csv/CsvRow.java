package coop.cobuy.adapter.format.csv;

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
record CsvRow(
        OutboundDocument document,
        OrderHead head,
        OrderTotals totals,
        OrderLine line,
        String change) {

    static List<CsvRow> of(PurchaseOrder order) {
        return order.lines().stream()
                .map(line -> new CsvRow(order, order.head(), order.totals(), line, ""))
                .toList();
    }

    static List<CsvRow> of(OrderChange change) {
        return change.lines().stream().map(line -> row(change, line)).toList();
    }

    private static CsvRow row(OrderChange change, ChangedLine line) {
        return new CsvRow(
                change, change.head(), change.totals(), line.line(), line.change().name());
    }
}
