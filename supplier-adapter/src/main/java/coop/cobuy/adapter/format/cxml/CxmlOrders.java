package coop.cobuy.adapter.format.cxml;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.xml.XmlOutput;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Writes an OrderRequest: new, or an update that bears the whole order, or a delete. */
final class CxmlOrders {

    static final String CHANGE = "Change";
    static final String UNITS_PER_CASE = "UnitsPerCase";
    static final String CASES = "Cases";
    static final String NET = "Net";
    static final String VAT_PERCENT = "VatPercent";
    static final String CANCELLED_UNITS = "CancelledUnits";
    static final String SUPPLIER_CODE = "SupplierCode";
    static final String SUPPLIER_NAME = "SupplierName";
    static final String DELIVERY_PLACE = "DeliveryPlace";
    static final String REVISION = "Revision";
    static final String REASON = "Reason";
    static final String GTIN = "GTIN";

    private static final String DTD = "http://xml.cxml.org/schemas/cXML/1.2.045/cXML.dtd";
    private static final String[] LANGUAGE = {"xml:lang", "en"};

    private final XmlOutput out = new XmlOutput();
    private final FormatOptions options;

    private CxmlOrders(FormatOptions options) {
        this.options = options;
    }

    static byte[] write(OutboundDocument document, FormatOptions options) {
        CxmlOrders orders = new CxmlOrders(options);
        switch (document) {
            case PurchaseOrder order -> orders.order(order);
            case OrderChange change -> orders.change(change);
            case OrderCancellation cancellation -> orders.cancellation(cancellation);
        }
        return orders.out.bytes();
    }

    private void order(PurchaseOrder order) {
        begin(order, order.head().issuedAt());
        header(order.head(), order.totals(), "new");
        for (OrderLine line : order.lines()) {
            line(line, order.head(), null);
        }
        end();
    }

    private void change(OrderChange change) {
        begin(change, change.head().issuedAt());
        header(change.head(), change.totals(), "update");
        for (ChangedLine line : change.lines()) {
            line(line.line(), change.head(), line.change());
        }
        end();
    }

    /** A delete names the order; its one item, of nothing, is there because cXML asks for one. */
    private void cancellation(OrderCancellation cancellation) {
        begin(cancellation, cancellation.cancelledAt());
        out.open(
                "OrderRequestHeader",
                "orderID",
                cancellation.number(),
                "orderDate",
                cancellation.cancelledAt(),
                "type",
                "delete");
        String currency = options.settings().path("currency").asText("EUR");
        out.open("Total").text("Money", "0", "currency", currency).close();
        billTo(Objects.requireNonNullElse(options.parties().buyer().name(), "Buyer"));
        earlier(cancellation.number(), cancellation.revision());
        out.text("Comments", cancellation.reason(), LANGUAGE);
        extrinsic(REVISION, Integer.toString(cancellation.revision()));
        out.close();
        out.open("ItemOut", "quantity", "0", "lineNumber", "1");
        out.open("ItemID").text("SupplierPartID", cancellation.number()).close();
        out.open("ItemDetail").open("UnitPrice").text("Money", "0", "currency", currency).close();
        out.text("Description", "order " + cancellation.number() + " is cancelled", LANGUAGE);
        out.text("UnitOfMeasure", "EA").text("Classification", "0", "domain", "custom");
        out.close().close();
        end();
    }

    private void begin(OutboundDocument document, String at) {
        out.doctype("cXML", DTD);
        out.open("cXML", "payloadID", payload(document), "timestamp", at, "xml:lang", "en");
        out.open("Header");
        credential("From", options.parties().buyer());
        credential("To", options.parties().supplier());
        out.open("Sender");
        credential(options.parties().buyer());
        out.text("UserAgent", "Cobuy").close();
        out.close();
        String mode = options.settings().path("deploymentMode").asText("production");
        out.open("Request", "deploymentMode", mode).open("OrderRequest");
    }

    private void end() {
        out.close().close().close();
    }

    /** The same each time that the document is written. */
    private String payload(OutboundDocument document) {
        return payload(document.type().name(), document.number(), document.revision());
    }

    private String payload(String type, String number, int revision) {
        return "%s.%s.%d@%s".formatted(type, number, revision, identity(options.parties().buyer()));
    }

    private void credential(String element, Party party) {
        out.open(element);
        credential(party);
        out.close();
    }

    private void credential(Party party) {
        String domain = options.settings().path("domain").asText("NetworkID");
        out.open("Credential", "domain", domain).text("Identity", identity(party)).close();
    }

    static String identity(Party party) {
        String gln = Objects.requireNonNullElse(party.gln(), "");
        return Objects.requireNonNullElse(party.endpointId(), gln);
    }

    private void header(OrderHead head, OrderTotals totals, String type) {
        out.open(
                "OrderRequestHeader",
                "orderID",
                head.number(),
                "orderDate",
                head.issuedAt(),
                "type",
                type,
                "orderVersion",
                Integer.toString(head.revision() + 1));
        out.open("Total");
        money(totals.net());
        out.close();
        Party place = options.parties().delivery();
        if (place.country() != null) {
            out.open("ShipTo");
            address(place, head.coopName());
            out.close();
        }
        billTo(head.coopName());
        out.open("Tax");
        money(totals.vat());
        out.text("Description", "VAT", LANGUAGE).close();
        out.optional("Comments", head.note(), LANGUAGE);
        if (head.revision() > 0) {
            earlier(head.number(), head.revision() - 1);
        }
        extrinsic(SUPPLIER_CODE, head.supplierCode());
        extrinsic(SUPPLIER_NAME, head.supplierName());
        extrinsic(DELIVERY_PLACE, head.deliveryPlace());
        extrinsic(REVISION, Integer.toString(head.revision()));
        out.close();
    }

    private void earlier(String number, int revision) {
        String type = revision == 0 ? "ORDER" : "ORDER_CHANGE";
        out.empty("DocumentReference", "payloadID", payload(type, number, revision));
    }

    private void billTo(String name) {
        out.open("BillTo");
        address(options.parties().buyer(), name);
        out.close();
    }

    private void address(Party party, String name) {
        out.open("Address");
        out.text("Name", name, LANGUAGE);
        if (party.country() != null) {
            out.open("PostalAddress")
                    .text("Street", Objects.requireNonNullElse(party.street(), "-"))
                    .text("City", Objects.requireNonNullElse(party.city(), "-"))
                    .optional("PostalCode", party.postcode())
                    .text("Country", party.country(), "isoCountryCode", party.country())
                    .close();
        }
        out.optional("Email", party.email());
        out.close();
    }

    private void money(Money money) {
        out.text("Money", money.decimal(), "currency", money.currency().getCurrencyCode());
    }

    private void extrinsic(String name, @Nullable String value) {
        out.optional("Extrinsic", value, "name", name);
    }

    private void line(OrderLine line, OrderHead head, ChangedLine.@Nullable Change change) {
        boolean cancelled = change == ChangedLine.Change.CANCELLED;
        String quantity = cancelled ? "0" : line.units().toString();
        String number = Integer.toString(line.lineNo());
        String day = head.deliveryDate();
        if (day == null) {
            out.open("ItemOut", "quantity", quantity, "lineNumber", number);
        } else {
            out.open(
                    "ItemOut",
                    "quantity",
                    quantity,
                    "lineNumber",
                    number,
                    "requestedDeliveryDate",
                    day);
        }
        out.open("ItemID").text("SupplierPartID", line.sku()).close();
        out.open("ItemDetail").open("UnitPrice");
        String currency = line.net().currency().getCurrencyCode();
        out.text("Money", line.unitPrice().toString(), "currency", currency).close();
        out.text("Description", line.name(), LANGUAGE);
        out.text("UnitOfMeasure", line.unit().code());
        out.text("Classification", "0", "domain", "custom");
        extrinsic(UNITS_PER_CASE, line.casePack().unitsPerCase().toString());
        extrinsic(CASES, line.cases().isZero() ? null : line.cases().toString());
        extrinsic(NET, line.net().decimal());
        extrinsic(VAT_PERCENT, line.vatPercent().decimal());
        extrinsic(GTIN, line.gtin());
        extrinsic(CHANGE, change == null ? null : change.name());
        extrinsic(CANCELLED_UNITS, cancelled ? line.units().toString() : null);
        out.close().close();
    }
}
