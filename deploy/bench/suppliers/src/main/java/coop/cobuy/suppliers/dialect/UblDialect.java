package coop.cobuy.suppliers.dialect;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.BilledLine;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import org.w3c.dom.Element;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** UBL 2.1 as a small ERP writes it: plain, with what an invoice needs by EN 16931. */
final class UblDialect implements Dialect {

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";

    @Override
    public String format() {
        return "ubl";
    }

    @Override
    public String version() {
        return "2.1";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        Element root = Markup.parse(bytes);
        Kind kind =
                switch (root.getLocalName()) {
                    case "Order" -> Kind.ORDER;
                    case "OrderChange" -> Kind.CHANGE;
                    case "OrderCancellation" -> Kind.CANCELLATION;
                    default -> throw new IllegalArgumentException("root: " + root.getLocalName());
                };
        String named = Markup.text(root, "DocumentCurrencyCode");
        Currency currency = Currency.getInstance(named.isEmpty() ? "EUR" : named);
        List<Line> lines = new ArrayList<>();
        for (Element line : Markup.children(root, "OrderLine")) {
            Element item = Markup.at(line, "LineItem").orElseThrow();
            if (!Markup.text(item, "LineStatusCode").equals("2")) {
                lines.add(line(item, currency));
            }
        }
        String revision = Markup.text(root, "SequenceNumberID");
        String day = Markup.text(root, "Delivery/RequestedDeliveryPeriod/StartDate");
        return new SupplierOrder(
                kind,
                kind == Kind.ORDER
                        ? Markup.text(root, "ID")
                        : Markup.text(root, "OrderReference/ID"),
                revision.isEmpty() ? 0 : Integer.parseInt(revision),
                currency,
                day.isEmpty() ? null : day,
                lines);
    }

    private static Line line(Element item, Currency currency) {
        Map<String, String> properties = new TreeMap<>();
        Element goods = Markup.at(item, "Item").orElseThrow();
        for (Element property : Markup.children(goods, "AdditionalItemProperty")) {
            properties.put(Markup.text(property, "Name"), Markup.text(property, "Value"));
        }
        return new Line(
                Integer.parseInt(Markup.text(item, "ID")),
                Markup.text(goods, "SellersItemIdentification/ID"),
                Markup.text(goods, "Name"),
                Markup.at(item, "Quantity").orElseThrow().getAttribute("unitCode"),
                Units.parse(properties.getOrDefault("UnitsPerCase", "1")),
                Long.parseLong(properties.getOrDefault("Cases", "0")),
                Units.parse(Markup.text(item, "Quantity")),
                UnitPrice.parse(Markup.text(item, "Price/PriceAmount"), currency),
                Percent.parse(Markup.text(goods, "ClassifiedTaxCategory/Percent")));
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        String xml =
                switch (answer) {
                    case Response response -> response(response);
                    case Advice advice -> advice(advice);
                    case Bill bill -> bill(bill);
                    case Prices prices -> "";
                };
        return xml.isEmpty() ? Optional.empty() : Optional.of(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String document(String name, String body) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <%1$s xmlns="%2$s%1$s-2" xmlns:cac="%2$sCommonAggregateComponents-2" xmlns:cbc="%2$sCommonBasicComponents-2">
        %3$s</%1$s>
        """
                .formatted(name, NAMESPACE, body);
    }

    private static String element(String name, String text) {
        return "<cbc:" + name + ">" + Markup.escaped(text) + "</cbc:" + name + ">\n";
    }

    private static String group(String name, String content) {
        return "<cac:" + name + ">\n" + content + "</cac:" + name + ">\n";
    }

    private static String quantity(String name, String unit, Units units) {
        return "<cbc:%s unitCode=\"%s\">%s</cbc:%s>\n"
                .formatted(name, Markup.escaped(unit), units, name);
    }

    private static String amount(String name, Money money) {
        return "<cbc:%s currencyID=\"%s\">%s</cbc:%s>\n"
                .formatted(name, money.currency().getCurrencyCode(), money.decimal(), name);
    }

    private static String named(String sku) {
        return element("Name", sku) + group("SellersItemIdentification", element("ID", sku));
    }

    private static String response(Response response) {
        String code =
                switch (response.verdict()) {
                    case ACCEPTED -> "AP";
                    case CHANGED -> "CA";
                    case REJECTED -> "RE";
                };
        StringBuilder body = new StringBuilder();
        body.append(element("ID", response.number()));
        body.append(element("IssueDate", response.issuedOn().toString()));
        body.append(element("OrderResponseCode", code));
        body.append(group("OrderReference", element("ID", response.order())));
        String day = response.deliveryDate();
        if (day != null) {
            body.append(
                    group(
                            "Delivery",
                            group(
                                    "PromisedDeliveryPeriod",
                                    element("StartDate", day) + element("EndDate", day))));
        }
        for (Line line : response.lines()) {
            String item =
                    element("ID", Integer.toString(line.number()))
                            + element("LineStatusCode", line.units().isZero() ? "7" : "3")
                            + quantity("Quantity", line.unit(), line.units())
                            + group("Item", named(line.sku()));
            body.append(
                    group(
                            "OrderLine",
                            group("LineItem", item)
                                    + group(
                                            "OrderLineReference",
                                            element("LineID", Integer.toString(line.number())))));
        }
        return document("OrderResponse", body.toString());
    }

    private static String advice(Advice advice) {
        StringBuilder body = new StringBuilder();
        body.append(element("ID", advice.number()));
        body.append(element("IssueDate", advice.despatchedOn().toString()));
        body.append(group("OrderReference", element("ID", advice.order())));
        body.append(
                group(
                        "Shipment",
                        element("ID", "1")
                                + group(
                                        "Delivery",
                                        group(
                                                        "EstimatedDeliveryPeriod",
                                                        element("EndDate", advice.deliveryDate()))
                                                + group(
                                                        "Despatch",
                                                        element(
                                                                "ActualDespatchDate",
                                                                advice.despatchedOn()
                                                                        .toString())))));
        int number = 1;
        for (Line line : advice.lines()) {
            String reference =
                    element("LineID", Integer.toString(line.number()))
                            + group("OrderReference", element("ID", advice.order()));
            body.append(
                    group(
                            "DespatchLine",
                            element("ID", Integer.toString(number++))
                                    + quantity("DeliveredQuantity", line.unit(), line.units())
                                    + group("OrderLineReference", reference)
                                    + group("Item", named(line.sku()))));
        }
        return document("DespatchAdvice", body.toString());
    }

    private static String category(Percent percent) {
        return element("ID", percent.hundredths() == 0 ? "Z" : "S")
                + element("Percent", percent.decimal())
                + group("TaxScheme", element("ID", "VAT"));
    }

    private static String party(String role, String name) {
        String party =
                group("PostalAddress", group("Country", element("IdentificationCode", "DE")))
                        + group("PartyLegalEntity", element("RegistrationName", name));
        return group(role, group("Party", party));
    }

    private static String bill(Bill bill) {
        StringBuilder body = new StringBuilder();
        body.append(element("CustomizationID", "urn:cen.eu:en16931:2017"));
        body.append(element("ID", bill.number()));
        body.append(element("IssueDate", bill.issuedOn().toString()));
        body.append(element("DueDate", bill.issuedOn().plusDays(14).toString()));
        body.append(element("InvoiceTypeCode", "380"));
        String currency = bill.payable().currency().getCurrencyCode();
        body.append(element("DocumentCurrencyCode", currency));
        body.append(group("OrderReference", element("ID", bill.order())));
        body.append(party("AccountingSupplierParty", "Supplier"));
        body.append(party("AccountingCustomerParty", "Co-op"));
        if (!bill.freight().isZero()) {
            body.append(
                    group(
                            "AllowanceCharge",
                            element("ChargeIndicator", "true")
                                    + element("AllowanceChargeReason", "Freight")
                                    + amount("Amount", bill.freight())
                                    + group("TaxCategory", category(bill.freightVat()))));
        }
        body.append(group("TaxTotal", amount("TaxAmount", bill.vat()) + subtotals(bill)));
        Money net = bill.net();
        body.append(
                group(
                        "LegalMonetaryTotal",
                        amount("LineExtensionAmount", net.minus(bill.freight()))
                                + amount("TaxExclusiveAmount", net)
                                + amount("TaxInclusiveAmount", net.plus(bill.vat()))
                                + amount("ChargeTotalAmount", bill.freight())
                                + amount("PayableAmount", bill.payable())));
        int number = 1;
        for (BilledLine line : bill.lines()) {
            body.append(billed(number++, line));
        }
        return document("Invoice", body.toString());
    }

    private static String subtotals(Bill bill) {
        Map<Percent, Money> bases = new TreeMap<>();
        bill.lines().forEach(line -> bases.merge(line.vatPercent(), line.net(), Money::plus));
        if (!bill.freight().isZero()) {
            bases.merge(bill.freightVat(), bill.freight(), Money::plus);
        }
        StringBuilder out = new StringBuilder();
        bases.forEach(
                (percent, base) ->
                        out.append(
                                group(
                                        "TaxSubtotal",
                                        amount("TaxableAmount", base)
                                                + amount("TaxAmount", percent.of(base))
                                                + group("TaxCategory", category(percent)))));
        return out.toString();
    }

    private static String billed(int number, BilledLine line) {
        String price =
                "<cbc:PriceAmount currencyID=\"%s\">%s</cbc:PriceAmount>\n"
                        .formatted(line.net().currency().getCurrencyCode(), line.unitPrice());
        String reference =
                line.orderLine() == 0
                        ? ""
                        : group(
                                "OrderLineReference",
                                element("LineID", Integer.toString(line.orderLine())));
        return group(
                "InvoiceLine",
                element("ID", Integer.toString(number))
                        + quantity("InvoicedQuantity", line.unit(), line.units())
                        + amount("LineExtensionAmount", line.net())
                        + reference
                        + group(
                                "Item",
                                named(line.sku())
                                        + group(
                                                "ClassifiedTaxCategory",
                                                category(line.vatPercent())))
                        + group("Price", price));
    }
}
