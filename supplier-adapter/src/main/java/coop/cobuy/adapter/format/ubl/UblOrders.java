package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.format.xml.XmlOutput;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Writes orders, order changes and cancellations as Peppol wants them. */
final class UblOrders {

    private final XmlOutput out = new XmlOutput();
    private final UblParties parties;
    private final Parties sides;

    private UblOrders(Parties parties) {
        this.sides = parties;
        this.parties = new UblParties(out, parties);
    }

    /**
     * @param process of Peppol, such as {@code ordering}
     */
    static byte[] order(PurchaseOrder order, Parties parties, String process) {
        return new UblOrders(parties).order(order, process);
    }

    static byte[] change(OrderChange change, Parties parties) {
        return new UblOrders(parties).change(change);
    }

    static byte[] cancellation(OrderCancellation cancellation, Parties parties) {
        return new UblOrders(parties).cancellation(cancellation);
    }

    private byte[] order(PurchaseOrder order, String process) {
        OrderHead head = order.head();
        root("Order", "order", process);
        out.text("cbc:ID", head.number());
        issued(head.issuedAt(), true);
        out.text("cbc:OrderTypeCode", "220");
        out.optional("cbc:Note", head.note());
        out.text("cbc:DocumentCurrencyCode", currency(order.totals()));
        out.optional("cbc:AccountingCost", head.supplierCode());
        parties.buyerAndSeller(head.coopName(), head.supplierName(), true);
        parties.delivery(head);
        totals(order.totals());
        for (OrderLine line : order.lines()) {
            line(line, null);
        }
        return out.close().bytes();
    }

    private byte[] change(OrderChange change) {
        OrderHead head = change.head();
        root("OrderChange", "order_change", "advanced_ordering");
        out.text("cbc:ID", head.number() + "/" + head.revision());
        issued(head.issuedAt(), true);
        out.text("cbc:SequenceNumberID", Integer.toString(head.revision()));
        out.optional("cbc:Note", head.note());
        out.text("cbc:DocumentCurrencyCode", currency(change.totals()));
        out.optional("cbc:AccountingCost", head.supplierCode());
        out.open("cac:OrderReference").text("cbc:ID", head.number()).close();
        parties.buyerAndSeller(head.coopName(), head.supplierName(), true);
        parties.delivery(head);
        totals(change.totals());
        for (ChangedLine line : change.lines()) {
            line(line.line(), line.change());
        }
        return out.close().bytes();
    }

    private byte[] cancellation(OrderCancellation cancellation) {
        root("OrderCancellation", "order_cancellation", "advanced_ordering");
        out.text("cbc:ID", cancellation.number() + "/C" + cancellation.revision());
        issued(cancellation.cancelledAt(), true);
        out.text("cbc:CancellationNote", cancellation.reason());
        out.open("cac:OrderReference").text("cbc:ID", cancellation.number()).close();
        parties.buyerAndSeller(
                Objects.requireNonNullElse(sides.buyer().name(), "Buyer"),
                Objects.requireNonNullElse(sides.supplier().name(), "Seller"),
                false);
        return out.close().bytes();
    }

    private void root(String name, String transaction, String process) {
        out.open(name, "xmlns", Ubl.namespace(name), "xmlns:cac", Ubl.CAC, "xmlns:cbc", Ubl.CBC);
        out.text("cbc:CustomizationID", Ubl.transaction(transaction));
        out.text("cbc:ProfileID", Ubl.process(process));
    }

    private void issued(String at, boolean time) {
        LocalDateTime utc =
                LocalDateTime.ofInstant(Instant.parse(at), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS);
        out.text("cbc:IssueDate", utc.toLocalDate().toString());
        if (time) {
            out.text("cbc:IssueTime", DateTimeFormatter.ISO_LOCAL_TIME.format(utc) + "Z");
        }
    }

    private static String currency(OrderTotals totals) {
        return totals.net().currency().getCurrencyCode();
    }

    private void totals(OrderTotals totals) {
        out.open("cac:TaxTotal");
        amount("cbc:TaxAmount", totals.vat());
        out.close().open("cac:AnticipatedMonetaryTotal");
        amount("cbc:LineExtensionAmount", totals.net());
        amount("cbc:TaxExclusiveAmount", totals.net());
        amount("cbc:TaxInclusiveAmount", totals.gross());
        amount("cbc:PayableAmount", totals.gross());
        out.close();
    }

    private void amount(String name, Money money) {
        out.text(name, money.decimal(), "currencyID", money.currency().getCurrencyCode());
    }

    /**
     * @param change null in an order that is no change
     */
    private void line(OrderLine line, ChangedLine.@Nullable Change change) {
        boolean cancelled = change == ChangedLine.Change.CANCELLED;
        out.open("cac:OrderLine").open("cac:LineItem");
        out.text("cbc:ID", Integer.toString(line.lineNo()));
        if (change != null) {
            String status = Ubl.LINE_STATUS.get(change.name());
            out.text("cbc:LineStatusCode", Objects.requireNonNull(status));
        }
        String unit = line.unit().code();
        out.text("cbc:Quantity", cancelled ? "0" : line.units().toString(), "unitCode", unit);
        Money net = cancelled ? Money.zero(line.net().currency()) : line.net();
        amount("cbc:LineExtensionAmount", net);
        if (!cancelled) {
            difference(line);
        }
        out.open("cac:Price");
        out.text(
                "cbc:PriceAmount",
                line.unitPrice().toString(),
                "currencyID",
                net.currency().getCurrencyCode());
        out.text("cbc:BaseQuantity", "1", "unitCode", unit).close();
        item(line, cancelled);
        out.close().close();
    }

    /** Where a list has prices by steps, the unit's is an average and does not multiply out. */
    private void difference(OrderLine line) {
        Money more = line.net().minus(line.unitPrice().times(line.units()));
        if (more.isZero()) {
            return;
        }
        out.open("cac:AllowanceCharge");
        out.text("cbc:ChargeIndicator", more.isNegative() ? "false" : "true");
        out.text("cbc:AllowanceChargeReason", "Prices by steps or by the case");
        amount("cbc:Amount", more.isNegative() ? more.negated() : more);
        out.close();
    }

    private void item(OrderLine line, boolean cancelled) {
        out.open("cac:Item").text("cbc:Name", line.name());
        out.open("cac:SellersItemIdentification").text("cbc:ID", line.sku()).close();
        if (line.gtin() != null) {
            out.open("cac:StandardItemIdentification")
                    .text("cbc:ID", line.gtin(), "schemeID", Ubl.GTIN)
                    .close();
        }
        boolean taxed = line.vatPercent().hundredths() > 0;
        out.open("cac:ClassifiedTaxCategory");
        out.text("cbc:ID", taxed ? "S" : "Z").text("cbc:Percent", line.vatPercent().decimal());
        out.open("cac:TaxScheme").text("cbc:ID", "VAT").close().close();
        property(Ubl.UNITS_PER_CASE, line.casePack().unitsPerCase().toString());
        if (!line.cases().isZero()) {
            property(Ubl.CASES, line.cases().toString());
        }
        if (cancelled) {
            property(Ubl.CANCELLED_UNITS, line.units().toString());
            property(Ubl.CANCELLED_NET, line.net().decimal());
        }
        out.close();
    }

    private void property(String name, String value) {
        out.open("cac:AdditionalItemProperty")
                .text("cbc:Name", name)
                .text("cbc:Value", value)
                .close();
    }
}
