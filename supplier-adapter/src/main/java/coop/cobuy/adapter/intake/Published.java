package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.publish.OrderBook.KnownLine;
import coop.cobuy.adapter.publish.OrderBook.KnownOrder;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns what a supplier sent into records of the wire contract. */
final class Published {

    /** So that each record stays well below what the log takes. */
    private static final int PRICES_AT_ONCE = 1000;

    private final Intake.Origin origin;
    private final String at;

    Published(Intake.Origin origin, Instant at) {
        this.origin = origin;
        this.at = at.toString();
    }

    OrderResponse response(InboundDocument.OrderResponse read, KnownOrder order) {
        return new OrderResponse(
                origin.coop().value(),
                origin.supplier().value(),
                order.purchaseOrder(),
                read.number(),
                number(read),
                read.verdict(),
                read.note(),
                read.deliveryDate(),
                read.lines().stream().map(line -> line(line, order)).toList(),
                at,
                order.revision());
    }

    private static OrderResponse.Line line(ResponseLine line, KnownOrder order) {
        String units =
                line.units() != null
                        ? line.units()
                        : order.line(line.item()).map(KnownLine::units).orElse("0");
        return new OrderResponse.Line(
                sku(line.item(), order), units, line.unitPrice(), line.note());
    }

    DespatchAdvice advice(InboundDocument.DespatchAdvice read, KnownOrder order) {
        return new DespatchAdvice(
                origin.coop().value(),
                origin.supplier().value(),
                order.purchaseOrder(),
                read.number(),
                number(read),
                read.despatchedOn(),
                read.deliveryDate(),
                read.note(),
                read.lines().stream().map(line -> line(line, order)).toList(),
                at);
    }

    private static DespatchAdvice.Line line(DespatchLine line, KnownOrder order) {
        return new DespatchAdvice.Line(
                sku(line.item(), order),
                line.item().gtin(),
                line.units(),
                line.lot(),
                line.bestBefore(),
                line.weightKg(),
                line.note());
    }

    SupplierInvoice invoice(Invoice read, KnownOrder order) {
        return new SupplierInvoice(
                origin.coop().value(),
                origin.supplier().value(),
                read.number(),
                number(read),
                read.isCredit(),
                read.creditedNumber(),
                read.currency(),
                read.issuedOn(),
                read.dueOn(),
                read.lines().stream().map(line -> line(line, order)).toList(),
                read.allowances(),
                read.charges(),
                read.rounding(),
                read.payable(),
                at);
    }

    private static SupplierInvoice.Line line(InvoiceLine line, KnownOrder order) {
        return new SupplierInvoice.Line(
                sku(line.item(), order),
                line.units(),
                line.unitPrice(),
                line.net(),
                line.vatPercent(),
                line.kind(),
                kilogramOrNull(line.item(), order));
    }

    /** Null, which is the member unit, unless kilograms of pieces are billed. */
    private static @Nullable String kilogramOrNull(ItemReference item, KnownOrder order) {
        return order.line(item)
                .filter(line -> item.weighs(line.unit()))
                .map(line -> item.unit())
                .orElse(null);
    }

    /** A list that is too long for one record comes in parts. */
    List<PriceList> prices(InboundDocument.PriceList read) {
        int parts = Math.max(1, Math.ceilDiv(read.lines().size(), PRICES_AT_ONCE));
        List<PriceList> records = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * PRICES_AT_ONCE;
            int to = Math.min(read.lines().size(), part * PRICES_AT_ONCE);
            records.add(
                    new PriceList(
                            origin.coop().value(),
                            origin.supplier().value(),
                            read.number(),
                            part,
                            parts,
                            read.complete(),
                            read.currency(),
                            read.validFrom(),
                            read.validUntil(),
                            read.lines().subList(from, to),
                            at));
        }
        return records;
    }

    private static String number(InboundDocument matched) {
        return Objects.requireNonNull(matched.orderNumber(), "matched without an order number");
    }

    /** A bill may hold what was not ordered: that is for the three-way match to say. */
    private static String sku(ItemReference item, KnownOrder order) {
        return order.line(item).map(KnownLine::sku).orElseGet(item::shown);
    }
}
