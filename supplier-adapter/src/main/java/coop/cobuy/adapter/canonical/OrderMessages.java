package coop.cobuy.adapter.canonical;

import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.Currency;
import java.util.List;

/** Turns records of the topic {@code purchasing.order.v1} into documents. */
public final class OrderMessages {

    private OrderMessages() {}

    /** Of an order that the supplier has no earlier revision of. */
    public static OutboundDocument document(PurchaseOrderMessage message) {
        return document(message, List.of());
    }

    /**
     * @param earlier what the supplier got or will get before of the same order, oldest first
     * @throws IllegalArgumentException if the message contradicts itself
     * @throws ArithmeticException if an amount does not fit its currency or range
     */
    public static OutboundDocument document(
            PurchaseOrderMessage message, List<PurchaseOrderApproved> earlier) {
        return switch (message) {
            case PurchaseOrderApproved approved -> {
                PurchaseOrder now = order(approved);
                yield earlier.isEmpty()
                        ? now
                        : OrderChanges.between(
                                earlier.stream().map(OrderMessages::order).toList(), now);
            }
            case PurchaseOrderCancelled cancelled ->
                    new OrderCancellation(
                            cancelled.number(),
                            cancelled.revision(),
                            cancelled.reason(),
                            cancelled.cancelledAt());
        };
    }

    private static PurchaseOrder order(PurchaseOrderApproved approved) {
        Currency currency = Currency.getInstance(approved.currency());
        OrderHead head =
                new OrderHead(
                        approved.number(),
                        approved.revision(),
                        approved.issuedAt(),
                        approved.coopName(),
                        approved.supplierCode(),
                        approved.supplierName(),
                        approved.deliveryDate(),
                        approved.deliveryPlace(),
                        approved.note());
        OrderTotals totals =
                new OrderTotals(
                        Money.parse(approved.net(), currency),
                        Money.parse(approved.vat(), currency),
                        Money.parse(approved.gross(), currency));
        return new PurchaseOrder(
                head, approved.lines().stream().map(line -> line(line, currency)).toList(), totals);
    }

    private static OrderLine line(PurchaseOrderApproved.Line line, Currency currency) {
        return new OrderLine(
                line.lineNo(),
                line.sku(),
                line.name(),
                new UnitCode(line.unit()),
                new CasePack(Units.parse(line.unitsPerCase())),
                new Cases(line.cases()),
                Units.parse(line.units()),
                UnitPrice.parse(line.unitPrice(), currency),
                Money.parse(line.net(), currency),
                Percent.parse(line.vatPercent()),
                line.gtin());
    }
}
