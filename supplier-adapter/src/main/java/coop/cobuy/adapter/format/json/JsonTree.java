package coop.cobuy.adapter.format.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
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
            case PurchaseOrder order -> order(tree, order);
            case OrderCancellation cancellation -> {
                tree.put("cancelledAt", cancellation.cancelledAt());
                tree.put("reason", cancellation.reason());
            }
        }
        return tree;
    }

    private static void order(ObjectNode tree, PurchaseOrder order) {
        OrderHead head = order.head();
        tree.put("issuedAt", head.issuedAt());
        tree.putObject("buyer").put("name", head.coopName());
        tree.putObject("supplier")
                .put("code", head.supplierCode())
                .put("name", head.supplierName());
        tree.put("deliveryDate", head.deliveryDate());
        tree.put("deliveryPlace", head.deliveryPlace());
        tree.put("note", head.note());
        tree.put("currency", order.currency().getCurrencyCode());
        ArrayNode lines = tree.putArray("lines");
        for (OrderLine line : order.lines()) {
            line(lines.addObject(), line);
        }
        tree.put("net", order.totals().net().decimal());
        tree.put("vat", order.totals().vat().decimal());
        tree.put("gross", order.totals().gross().decimal());
    }

    private static void line(ObjectNode tree, OrderLine line) {
        tree.put("lineNo", line.lineNo());
        tree.put("sku", line.sku());
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
