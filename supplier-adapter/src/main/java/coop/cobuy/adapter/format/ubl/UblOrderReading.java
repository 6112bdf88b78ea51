package coop.cobuy.adapter.format.ubl;

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
import java.util.Objects;
import java.util.Optional;

/**
 * Reads orders as a supplier would: for simulators of suppliers, and to prove that what was written
 * says what was meant. Others' orders are read too, as far as they say what an order needs.
 */
public final class UblOrderReading {

    private final XmlFields fields;
    private final Currency currency;

    private UblOrderReading(XmlFields fields) {
        this.fields = fields;
        this.currency =
                fields.has("cbc:DocumentCurrencyCode")
                        ? fields.currency("cbc:DocumentCurrencyCode")
                        : Currency.getInstance("EUR");
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
            root = XmlParsing.parse(bytes, Ubl.prefixes(), Doctype.REFUSED);
        } catch (UnreadableXmlException e) {
            return new Result(null, List.of(e.problem()));
        }
        XmlFields fields = XmlFields.of(root);
        try {
            OutboundDocument document = new UblOrderReading(fields).document();
            List<FieldProblem> problems = fields.problems();
            return new Result(problems.isEmpty() ? document : null, problems);
        } catch (IllegalArgumentException | ArithmeticException e) {
            fields.problem(root, "contradicts itself: " + e.getMessage());
            return new Result(null, fields.problems());
        }
    }

    private @Nullable OutboundDocument document() {
        return switch (fields.element().name()) {
            case "Order" -> order();
            case "OrderChange" -> change();
            case "OrderCancellation" -> cancellation();
            default -> {
                fields.problem(fields.element(), "no order, order change or cancellation");
                yield null;
            }
        };
    }

    private @Nullable PurchaseOrder order() {
        OrderHead head = head(fields.text("cbc:ID", 200), 0);
        List<ChangedLine> lines = lines();
        OrderTotals totals = totals();
        return fields.problems().isEmpty()
                ? new PurchaseOrder(head, lines.stream().map(ChangedLine::line).toList(), totals)
                : null;
    }

    private @Nullable OrderChange change() {
        int revision =
                fields.needed("cbc:SequenceNumberID", 1, "a number above zero", Integer::parseInt);
        OrderHead head = head(fields.text("cac:OrderReference/cbc:ID", 200), revision);
        List<ChangedLine> lines = lines();
        OrderTotals totals = totals();
        return fields.problems().isEmpty() ? new OrderChange(head, lines, totals) : null;
    }

    private OrderCancellation cancellation() {
        String id = fields.text("cbc:ID", 200);
        String revision = id.replaceFirst("^.*/C([0-9]{1,9})$", "$1");
        return new OrderCancellation(
                fields.text("cac:OrderReference/cbc:ID", 200),
                revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : 0,
                fields.text("cbc:CancellationNote", 2000),
                issuedAt());
    }

    private String issuedAt() {
        String time = fields.optionalText(40, "cbc:IssueTime");
        String day = fields.day("cbc:IssueDate");
        return time == null ? day : day + "T" + time;
    }

    private OrderHead head(String number, int revision) {
        String buyer = "cac:BuyerCustomerParty/cac:Party/";
        String seller = "cac:SellerSupplierParty/cac:Party/";
        String legal = "cac:PartyLegalEntity/cbc:RegistrationName";
        String name = "cac:PartyName/cbc:Name";
        return new OrderHead(
                number,
                revision,
                issuedAt(),
                Objects.requireNonNullElse(
                        fields.optionalText(500, buyer + name, buyer + legal), ""),
                Objects.requireNonNullElse(fields.optionalText(200, "cbc:AccountingCost"), ""),
                Objects.requireNonNullElse(
                        fields.optionalText(500, seller + name, seller + legal), ""),
                fields.optionalDay("cac:Delivery/cac:RequestedDeliveryPeriod/cbc:StartDate"),
                fields.optionalText(500, "cac:Delivery/cac:DeliveryLocation/cbc:Name"),
                fields.note("cbc:Note", 5000));
    }

    private OrderTotals totals() {
        String total = "cac:AnticipatedMonetaryTotal/";
        Money net = fields.money(total + "cbc:LineExtensionAmount", currency);
        Money gross =
                fields.has(total + "cbc:TaxInclusiveAmount")
                        ? fields.money(total + "cbc:TaxInclusiveAmount", currency)
                        : fields.money(total + "cbc:PayableAmount", currency);
        return new OrderTotals(net, gross.minus(net), gross);
    }

    private List<ChangedLine> lines() {
        List<ChangedLine> lines = new ArrayList<>();
        for (XmlFields line : fields.each("cac:OrderLine/cac:LineItem")) {
            lines.add(line(line));
        }
        if (lines.isEmpty()) {
            fields.problem(fields.element(), "at least one cac:OrderLine is expected");
        }
        return lines;
    }

    private ChangedLine line(XmlFields line) {
        String status = line.optionalText(10, "cbc:LineStatusCode");
        Change change = Change.UNCHANGED;
        for (Change one : Change.values()) {
            if (status != null && status.equals(Ubl.LINE_STATUS.get(one.name()))) {
                change = one;
            }
        }
        Optional<String> before = property(line, Ubl.CANCELLED_UNITS);
        Optional<String> netBefore = property(line, Ubl.CANCELLED_NET);
        Units units = Units.parse(before.orElseGet(() -> UblValues.units(line, "cbc:Quantity")));
        Money net =
                netBefore
                        .map(text -> Money.parse(text, currency))
                        .orElseGet(() -> line.money("cbc:LineExtensionAmount", currency));
        String code = UblValues.unit(line, "cbc:Quantity");
        OrderLine ordered =
                new OrderLine(
                        line.needed("cbc:ID", 1, "a number above zero", Integer::parseInt),
                        line.text("cac:Item/cac:SellersItemIdentification/cbc:ID", 200),
                        line.text("cac:Item/cbc:Name", 2000),
                        new UnitCode(code == null ? "C62" : code),
                        new CasePack(Units.parse(property(line, Ubl.UNITS_PER_CASE).orElse("1"))),
                        new Cases(Long.parseLong(property(line, Ubl.CASES).orElse("0"))),
                        units,
                        price(line, code),
                        net,
                        line.percent("cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"),
                        line.optionalText(20, "cac:Item/cac:StandardItemIdentification/cbc:ID"));
        return new ChangedLine(change, ordered);
    }

    private UnitPrice price(XmlFields line, @Nullable String unit) {
        Optional<XmlFields> price = line.at("cac:Price");
        if (price.isEmpty()) {
            line.problem(line.element(), "cac:Price is missing");
        }
        boolean plain =
                price.isPresent()
                        && price.get()
                                .element()
                                .first("cbc:BaseQuantity")
                                .map(base -> base.text().equals("1"))
                                .orElse(true);
        if (plain) {
            return price.orElseThrow()
                    .needed(
                            "cbc:PriceAmount",
                            new UnitPrice(BigDecimal.ZERO, currency),
                            "a price of zero or more",
                            text -> UnitPrice.parse(text, currency));
        }
        price.filter(one -> UblValues.isForAnotherUnit(one, unit))
                .ifPresent(
                        one -> one.problem(one.element(), "is for another unit than the line's"));
        String per = price.map(UblValues::price).orElse("0");
        return UnitPrice.parse(per, currency);
    }

    private static Optional<String> property(XmlFields line, String name) {
        return line.element().all("cac:Item/cac:AdditionalItemProperty").stream()
                .filter(one -> one.first("cbc:Name").filter(n -> n.text().equals(name)).isPresent())
                .flatMap(one -> one.first("cbc:Value").stream())
                .map(XmlElement::text)
                .findFirst();
    }
}
