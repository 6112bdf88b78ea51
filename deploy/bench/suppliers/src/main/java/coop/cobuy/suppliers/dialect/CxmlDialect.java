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

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** cXML 1.2 as a procurement network sends it on. Freight has no rate of its own there. */
final class CxmlDialect implements Dialect {

    @Override
    public String format() {
        return "cxml";
    }

    @Override
    public String version() {
        return "1.2";
    }

    @Override
    public String mediaType() {
        return "text/xml";
    }

    @Override
    public String extension() {
        return "xml";
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        Element root = Markup.parse(bytes);
        Element request = Markup.at(root, "Request/OrderRequest").orElseThrow();
        Element header = Markup.at(request, "OrderRequestHeader").orElseThrow();
        Kind kind =
                switch (header.getAttribute("type")) {
                    case "new" -> Kind.ORDER;
                    case "update" -> Kind.CHANGE;
                    case "delete" -> Kind.CANCELLATION;
                    default ->
                            throw new IllegalArgumentException(
                                    "type: " + header.getAttribute("type"));
                };
        Currency currency =
                Currency.getInstance(
                        Markup.at(header, "Total/Money").orElseThrow().getAttribute("currency"));
        List<Line> lines = new ArrayList<>();
        String day = "";
        for (Element item : Markup.children(request, "ItemOut")) {
            day = item.getAttribute("requestedDeliveryDate");
            boolean wanted =
                    !extrinsics(detail(item)).getOrDefault("Change", "").equals("CANCELLED");
            if (kind != Kind.CANCELLATION && wanted) {
                lines.add(line(item, currency));
            }
        }
        return new SupplierOrder(
                kind,
                header.getAttribute("orderID"),
                Integer.parseInt(extrinsics(header).getOrDefault("Revision", "0")),
                currency,
                day.isEmpty() ? null : day,
                lines);
    }

    private static Element detail(Element item) {
        return Markup.at(item, "ItemDetail").orElseThrow();
    }

    private static Map<String, String> extrinsics(Element of) {
        Map<String, String> values = new TreeMap<>();
        for (Element extrinsic : Markup.children(of, "Extrinsic")) {
            values.put(extrinsic.getAttribute("name"), extrinsic.getTextContent().strip());
        }
        return values;
    }

    private static Line line(Element item, Currency currency) {
        Map<String, String> extrinsics = extrinsics(detail(item));
        return new Line(
                Integer.parseInt(item.getAttribute("lineNumber")),
                Markup.text(item, "ItemID/SupplierPartID"),
                Markup.text(item, "ItemDetail/Description"),
                Markup.text(item, "ItemDetail/UnitOfMeasure"),
                Units.parse(extrinsics.getOrDefault("UnitsPerCase", "1")),
                Long.parseLong(extrinsics.getOrDefault("Cases", "0")),
                Units.parse(item.getAttribute("quantity")),
                UnitPrice.parse(Markup.text(item, "ItemDetail/UnitPrice/Money"), currency),
                Percent.parse(extrinsics.getOrDefault("VatPercent", "0")));
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        String request =
                switch (answer) {
                    case Response response -> confirmation(response, order);
                    case Advice advice -> notice(advice);
                    case Bill bill -> invoice(bill);
                    case Prices prices -> "";
                };
        if (request.isEmpty()) {
            return Optional.empty();
        }
        String document =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.045/Fulfill.dtd">
                <cXML payloadID="%s@supplier.example" timestamp="2026-01-01T00:00:00Z">
                <Header/><Request>
                %s</Request></cXML>
                """
                        .formatted(Markup.escaped(answer.number()), request);
        return Optional.of(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String reference(String order) {
        return "<OrderReference orderID=\"%s\"/>\n".formatted(Markup.escaped(order));
    }

    private static String unit(String unit) {
        return "<UnitOfMeasure>" + Markup.escaped(unit) + "</UnitOfMeasure>";
    }

    private static String part(String sku) {
        return "<ItemID><SupplierPartID>" + Markup.escaped(sku) + "</SupplierPartID></ItemID>";
    }

    private static String confirmation(Response response, SupplierOrder order) {
        String type =
                switch (response.verdict()) {
                    case ACCEPTED -> "accept";
                    case CHANGED -> "detail";
                    case REJECTED -> "reject";
                };
        StringBuilder out = new StringBuilder("<ConfirmationRequest>\n");
        out.append(
                "<ConfirmationHeader type=\"%s\" confirmID=\"%s\" operation=\"new\"/>\n"
                        .formatted(type, Markup.escaped(response.number())));
        out.append(reference(response.order()));
        for (Line line : response.lines()) {
            Line ordered =
                    order.lines().stream()
                            .filter(one -> one.number() == line.number())
                            .findFirst()
                            .orElse(line);
            out.append(
                    "<ConfirmationItem quantity=\"%s\" lineNumber=\"%d\">"
                            .formatted(ordered.units(), line.number()));
            out.append(unit(line.unit()));
            out.append(status(line, response.deliveryDate()));
            if (line.units().compareTo(ordered.units()) < 0) {
                out.append(
                        "<ConfirmationStatus quantity=\"%s\" type=\"reject\">%s</ConfirmationStatus>"
                                .formatted(ordered.units().minus(line.units()), unit(line.unit())));
            }
            out.append("</ConfirmationItem>\n");
        }
        return out.append("</ConfirmationRequest>\n").toString();
    }

    private static String status(Line line, @Nullable String day) {
        if (line.units().isZero()) {
            return "";
        }
        String when = day == null ? "" : " deliveryDate=\"" + day + "T08:00:00Z\"";
        return "<ConfirmationStatus quantity=\"%s\" type=\"detail\"%s>%s<ItemIn quantity=\"%s\">%s</ItemIn></ConfirmationStatus>"
                .formatted(line.units(), when, unit(line.unit()), line.units(), part(line.sku()));
    }

    private static String notice(Advice advice) {
        StringBuilder out = new StringBuilder("<ShipNoticeRequest>\n");
        out.append(
                "<ShipNoticeHeader shipmentID=\"%s\" shipmentDate=\"%sT06:00:00Z\" deliveryDate=\"%sT08:00:00Z\"/>\n"
                        .formatted(
                                Markup.escaped(advice.number()),
                                advice.despatchedOn(),
                                advice.deliveryDate()));
        out.append("<ShipNoticePortion>\n").append(reference(advice.order()));
        for (Line line : advice.lines()) {
            out.append(
                    "<ShipNoticeItem quantity=\"%s\" lineNumber=\"%d\">%s%s</ShipNoticeItem>\n"
                            .formatted(
                                    line.units(),
                                    line.number(),
                                    part(line.sku()),
                                    unit(line.unit())));
        }
        return out.append("</ShipNoticePortion></ShipNoticeRequest>\n").toString();
    }

    private static String money(Money money) {
        return "<Money currency=\"%s\">%s</Money>"
                .formatted(money.currency().getCurrencyCode(), money.decimal());
    }

    private static String invoice(Bill bill) {
        StringBuilder out = new StringBuilder("<InvoiceDetailRequest>\n");
        out.append(
                "<InvoiceDetailRequestHeader invoiceID=\"%s\" purpose=\"standard\" invoiceDate=\"%sT00:00:00Z\"/>\n"
                        .formatted(Markup.escaped(bill.number()), bill.issuedOn()));
        out.append("<InvoiceDetailOrder><InvoiceDetailOrderInfo>");
        out.append(reference(bill.order())).append("</InvoiceDetailOrderInfo>\n");
        int number = 1;
        for (BilledLine line : bill.lines()) {
            out.append(billed(number++, line));
        }
        out.append("</InvoiceDetailOrder>\n<InvoiceDetailSummary>");
        out.append("<SubtotalAmount>").append(money(bill.net().minus(bill.freight())));
        out.append("</SubtotalAmount><Tax>").append(money(bill.vat()));
        out.append("<Description xml:lang=\"en\">VAT</Description></Tax>");
        if (!bill.freight().isZero()) {
            out.append("<ShippingAmount>")
                    .append(money(bill.freight()))
                    .append("</ShippingAmount>");
        }
        out.append("<NetAmount>").append(money(bill.payable())).append("</NetAmount>");
        return out.append("</InvoiceDetailSummary></InvoiceDetailRequest>\n").toString();
    }

    private static String billed(int number, BilledLine line) {
        String currency = line.net().currency().getCurrencyCode();
        String at = line.orderLine() == 0 ? "" : " lineNumber=\"" + line.orderLine() + "\"";
        Money tax = line.vatPercent().of(line.net());
        return "<InvoiceDetailItem invoiceLineNumber=\"%d\" quantity=\"%s\">%s"
                        .formatted(number, line.units(), unit(line.unit()))
                + "<UnitPrice><Money currency=\"%s\">%s</Money></UnitPrice>"
                        .formatted(currency, line.unitPrice())
                + "<InvoiceDetailItemReference%s>%s</InvoiceDetailItemReference>"
                        .formatted(at, part(line.sku()))
                + "<SubtotalAmount>%s</SubtotalAmount>".formatted(money(line.net()))
                + "<Tax>%s<TaxDetail category=\"vat\" percentageRate=\"%s\"><TaxAmount>%s</TaxAmount></TaxDetail></Tax>"
                        .formatted(money(tax), line.vatPercent().decimal(), money(tax))
                + "</InvoiceDetailItem>\n";
    }
}
