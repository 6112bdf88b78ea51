package coop.cobuy.adapter.format.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;

/** Lays a document out as a JSON tree. Absent texts are {@code null}, so every field is there. */
final class JsonTree {

    private JsonTree() {}

    static ObjectNode of(OutboundDocument document) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("type", document.type().name());
        tree.put("version", Integer.parseInt(JsonFormat.VERSION));
        tree.put("number", document.number());
        tree.put("revision", document.revision());
        switch (document) {
            case PurchaseOrder order -> {
                ArrayNode lines = head(tree, order.head(), order.totals());
                order.lines().forEach(line -> line(lines.addObject(), line));
                totals(tree, order.totals());
            }
            case OrderChange change -> {
                ArrayNode lines = head(tree, change.head(), change.totals());
                for (ChangedLine line : change.lines()) {
                    ObjectNode node = lines.addObject().put("change", line.change().name());
                    line(node, line.line());
                }
                totals(tree, change.totals());
            }
            case OrderCancellation cancellation -> {
                tree.put("cancelledAt", cancellation.cancelledAt());
                tree.put("reason", cancellation.reason());
            }
        }
        return tree;
    }

    private static ArrayNode head(ObjectNode tree, OrderHead head, OrderTotals totals) {
        tree.put("issuedAt", head.issuedAt());
        tree.putObject("buyer").put("name", head.coopName());
        tree.putObject("supplier")
                .put("code", head.supplierCode())
                .put("name", head.supplierName());
        tree.put("deliveryDate", head.deliveryDate());
        tree.put("deliveryPlace", head.deliveryPlace());
        tree.put("note", head.note());
        tree.put("currency", totals.net().currency().getCurrencyCode());
        return tree.putArray("lines");
    }

    private static void totals(ObjectNode tree, OrderTotals totals) {
        tree.put("net", totals.net().decimal());
        tree.put("vat", totals.vat().decimal());
        tree.put("gross", totals.gross().decimal());
    }

    private static void line(ObjectNode tree, OrderLine line) {
        tree.put("lineNo", line.lineNo());
        tree.put("sku", line.sku());
        if (line.gtin() != null) {
            tree.put("gtin", line.gtin());
        }
        tree.put("name", line.name());
        tree.put("unit", line.unit().code());
        tree.put("unitsPerCase", line.casePack().unitsPerCase().toString());
        tree.put("cases", line.cases().count());
        tree.put("units", line.units().toString());
        tree.put("unitPrice", line.unitPrice().toString());
        tree.put("net", line.net().decimal());
        tree.put("vatPercent", line.vatPercent().decimal());
    }
}
