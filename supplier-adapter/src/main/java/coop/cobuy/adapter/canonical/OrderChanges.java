package coop.cobuy.adapter.canonical;

import coop.cobuy.adapter.canonical.ChangedLine.Change;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what changed between revisions of an order. Products are told apart by their SKU; a line
 * keeps the number that the supplier first got it under, whatever later revisions count.
 */
final class OrderChanges {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private OrderChanges() {}

    /**
     * @param earlier oldest first, at least one
     * @throws IllegalArgumentException if one orders a product in two lines, which cannot be told
     *     apart in a change
     */
    static OrderChange between(List<PurchaseOrder> earlier, PurchaseOrder now) {
        OrderChanges changes = new OrderChanges();
        Map<String, OrderLine> before = Map.of();
        for (PurchaseOrder order : earlier) {
            before = changes.numbered(order);
        }
        return new OrderChange(now.head(), lines(before, changes.numbered(now)), now.totals());
    }

    private Map<String, OrderLine> numbered(PurchaseOrder order) {
        Map<String, OrderLine> lines = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            OrderLine twin = lines.put(line.sku(), line.numbered(number(line)));
            if (twin != null) {
                throw new IllegalArgumentException(
                        "lines: two of " + line.sku() + " (expected: one, in a changed order)");
            }
        }
        return lines;
    }

    private int number(OrderLine line) {
        return numbers.computeIfAbsent(
                line.sku(),
                sku -> {
                    int next = numbers.values().stream().max(Integer::compare).orElse(0) + 1;
                    return numbers.containsValue(line.lineNo()) ? next : line.lineNo();
                });
    }

    private static List<ChangedLine> lines(
            Map<String, OrderLine> before, Map<String, OrderLine> now) {
        List<ChangedLine> lines = new ArrayList<>();
        now.forEach((sku, line) -> lines.add(new ChangedLine(change(before.get(sku), line), line)));
        before.forEach(
                (sku, line) -> {
                    if (!now.containsKey(sku)) {
                        lines.add(new ChangedLine(Change.CANCELLED, line));
                    }
                });
        return lines;
    }

    private static Change change(@Nullable OrderLine before, OrderLine now) {
        if (before == null) {
            return Change.ADDED;
        }
        return before.equals(now) ? Change.UNCHANGED : Change.CHANGED;
    }
}
