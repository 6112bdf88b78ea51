package coop.cobuy.adapter.format.cxml;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.ChangedLine.Change;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.xml.UnreadableXmlException;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.adapter.format.xml.XmlParsing;
import coop.cobuy.adapter.format.xml.XmlParsing.Doctype;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads an OrderRequest as a supplier would: for simulators, and to prove what was written. */
public final class CxmlOrderReading {

    private final XmlFields header;
    private final List<XmlFields> items;
    private final Currency currency;

    private CxmlOrderReading(XmlFields request) {
        this.header = request.at("OrderRequestHeader").orElse(request);
        this.items = request.each("ItemOut");
        this.currency =
                header.element()
                        .first("Total/Money")
                        .flatMap(money -> money.attribute("currency"))
                        .map(Currency::getInstance)
                        .orElse(Currency.getInstance("EUR"));
    }

    /**
     * An order, or why it is none.
     *
     * @param document null if there are problems
     */
    public record Result(@Nullable OutboundDocument document, List<FieldProblem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    public static Result read(byte[] bytes) {
        XmlElement root;
        try {
            root = XmlParsing.parse(bytes, Map.of(), Doctype.NAMED);
        } catch (UnreadableXmlException e) {
            return new Result(null, List.of(e.problem()));
        }
        XmlFields fields = XmlFields.of(root);
        Optional<XmlFields> request = fields.at("Request/OrderRequest");
        if (request.isEmpty()) {
            fields.problem(root, "no OrderRequest");
            return new Result(null, fields.problems());
        }
        try {
            OutboundDocument document = new CxmlOrderReading(request.get()).document();
            List<FieldProblem> problems = fields.problems();
            return new Result(problems.isEmpty() ? document : null, problems);
        } catch (IllegalArgumentException | ArithmeticException e) {
            fields.problem(root, "contradicts itself: " + e.getMessage());
            return new Result(null, fields.problems());
        }
    }

    private OutboundDocument document() {
        String type = header.element().attribute("type").orElse("new");
        if (type.equals("delete")) {
            return new OrderCancellation(
                    attribute("orderID"),
                    revision(),
                    header.text("Comments", 2000),
                    attribute("orderDate"));
        }
        List<ChangedLine> lines = new ArrayList<>();
        items.forEach(item -> lines.add(line(item)));
        Money net = header.money("Total/Money", currency);
        Money vat = header.optionalMoney("Tax/Money", currency);
        OrderTotals totals = new OrderTotals(net, vat, net.plus(vat));
        return type.equals("update")
                ? new OrderChange(head(), lines, totals)
                : new PurchaseOrder(head(), lines.stream().map(ChangedLine::line).toList(), totals);
    }

    private int revision() {
        return Integer.parseInt(extrinsic(header, "", CxmlOrders.REVISION).orElse("0"));
    }

    private String attribute(String name) {
        return header.element().attribute(name).orElse("");
    }

    private OrderHead head() {
        String buyer = header.optionalText(500, "BillTo/Address/Name");
        return new OrderHead(
                attribute("orderID"),
                revision(),
                attribute("orderDate"),
                Objects.requireNonNullElse(buyer, ""),
                extrinsic(header, "", CxmlOrders.SUPPLIER_CODE).orElse(""),
                extrinsic(header, "", CxmlOrders.SUPPLIER_NAME).orElse(""),
                items.isEmpty()
                        ? null
                        : items.getFirst()
                                .element()
                                .attribute("requestedDeliveryDate")
                                .map(text -> text.substring(0, Math.min(10, text.length())))
                                .orElse(null),
                extrinsic(header, "", CxmlOrders.DELIVERY_PLACE).orElse(null),
                header.note("Comments", 5000));
    }

    private static Optional<String> extrinsic(XmlFields of, String path, String name) {
        return of.element().all(path + "Extrinsic").stream()
                .filter(one -> one.attribute("name").filter(name::equals).isPresent())
                .map(XmlElement::text)
                .findFirst();
    }

    private ChangedLine line(XmlFields item) {
        String detail = "ItemDetail/";
        Change change =
                extrinsic(item, detail, CxmlOrders.CHANGE)
                        .map(Change::valueOf)
                        .orElse(Change.UNCHANGED);
        UnitPrice price =
                item.needed(
                        detail + "UnitPrice/Money",
                        new UnitPrice(BigDecimal.ZERO, currency),
                        "a price of zero or more",
                        text -> UnitPrice.parse(text, currency));
        Units units =
                Units.parse(
                        extrinsic(item, detail, CxmlOrders.CANCELLED_UNITS)
                                .orElseGet(() -> item.element().attribute("quantity").orElse("")));
        Money net =
                extrinsic(item, detail, CxmlOrders.NET)
                        .map(text -> Money.parse(text, currency))
                        .orElseGet(() -> price.times(units));
        OrderLine line =
                new OrderLine(
                        Integer.parseInt(item.element().attribute("lineNumber").orElse("")),
                        item.text("ItemID/SupplierPartID", 200),
                        item.text(detail + "Description", 2000),
                        new UnitCode(item.text(detail + "UnitOfMeasure", 3)),
                        new CasePack(
                                Units.parse(
                                        extrinsic(item, detail, CxmlOrders.UNITS_PER_CASE)
                                                .orElse("1"))),
                        new Cases(
                                Long.parseLong(
                                        extrinsic(item, detail, CxmlOrders.CASES).orElse("0"))),
                        units,
                        price,
                        net,
                        Percent.parse(extrinsic(item, detail, CxmlOrders.VAT_PERCENT).orElse("0")),
                        extrinsic(item, detail, CxmlOrders.GTIN).orElse(null));
        return new ChangedLine(change, line);
    }
}
