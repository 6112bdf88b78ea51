package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import java.time.Instant;
import java.util.UUID;

/** Turns what a supplier sent into records of the wire contract. */
final class Published {

    private Published() {}

    static OrderResponse response(
            CoopId coop,
            SupplierId supplier,
            UUID purchaseOrder,
            InboundDocument.OrderResponse read,
            Instant at) {
        return new OrderResponse(
                coop.value(),
                supplier.value(),
                purchaseOrder,
                read.number(),
                read.orderNumber(),
                read.verdict(),
                read.note(),
                read.deliveryDate(),
                read.lines(),
                at.toString());
    }

    static SupplierInvoice invoice(CoopId coop, SupplierId supplier, Invoice read, Instant at) {
        return new SupplierInvoice(
                coop.value(),
                supplier.value(),
                read.number(),
                read.orderNumber(),
                read.isCredit(),
                read.creditedNumber(),
                read.currency(),
                read.issuedOn(),
                read.dueOn(),
                read.lines(),
                read.allowances(),
                read.charges(),
                read.rounding(),
                read.payable(),
                at.toString());
    }
}
