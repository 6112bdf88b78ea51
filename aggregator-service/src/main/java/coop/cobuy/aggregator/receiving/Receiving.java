package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.ReceiptId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Books what somebody counted. */
@Singleton
class Receiving {

    private static final UUID NOBODY = new UUID(0, 0);

    private final PurchaseOrders orders;
    private final ReceivingRows receiving;
    private final ReceiptRows receipts;
    private final ReceiptLineRows lines;
    private final Audit audit;
    private final Clock clock;

    Receiving(
            PurchaseOrders orders,
            ReceivingRows receiving,
            ReceiptRows receipts,
            ReceiptLineRows lines,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.receiving = receiving;
        this.receipts = receipts;
        this.lines = lines;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books a receipt. The same one again does nothing.
     *
     * @throws Refused if the order is not approved, receiving is closed, or the key was used for
     *     another receipt
     */
    @Transactional
    void book(Caller caller, PurchaseOrderId order, NewReceipt receipt) {
        UUID coop = caller.coop().value();
        PurchaseOrder.Approved approved =
                orders.lockForReceipt(caller.coop(), order, clock.instant())
                        .orElseThrow(() -> new Refused(ReceivingReason.NOT_APPROVED));
        List<ReceiptRow> before = receipts.ofOrder(coop, order.value());
        Optional<ReceiptRow> same =
                before.stream().filter(row -> row.id().equals(receipt.id().value())).findFirst();
        if (same.isPresent()) {
            requireSame(same.get(), receipt);
            return;
        }
        requireOpen(caller, approved.content());
        requireCorrectable(before, receipt);
        save(caller, order, receipt, before.size() + 1);
        if (receipt.isFinal()) {
            receiving.beginClosing(coop, order.value(), caller.account().value());
        }
        audit.record(
                caller,
                receipt.correctsOrNull() == null ? "goods.received" : "receipt.corrected",
                "purchase-order/" + order,
                "receipt %s, %d lines%s"
                        .formatted(
                                receipt.id(),
                                receipt.lines().size(),
                                receipt.isFinal() ? ", final" : ""));
    }

    private static void requireSame(ReceiptRow before, NewReceipt receipt) {
        if (!before.contentHash().equals(receipt.contentHash())) {
            throw new Refused(ReceivingReason.KEY_REUSED);
        }
    }

    private void requireOpen(Caller caller, OrderContent content) {
        UUID coop = caller.coop().value();
        Optional<ReceivingRow> row = receiving.lock(coop, content.id().value());
        if (row.isEmpty()) {
            receiving.save(
                    new ReceivingRow(
                            coop,
                            content.id().value(),
                            content.round().value(),
                            ReceivingState.OPEN.name(),
                            null,
                            null,
                            NOBODY,
                            false));
            return;
        }
        if (ReceivingState.valueOf(row.get().state()) != ReceivingState.OPEN) {
            throw new Refused(ReceivingReason.RECEIVING_CLOSED);
        }
    }

    private static void requireCorrectable(List<ReceiptRow> before, NewReceipt receipt) {
        ReceiptId corrected = receipt.correctsOrNull();
        if (corrected == null) {
            return;
        }
        if (before.stream().noneMatch(row -> row.id().equals(corrected.value()))) {
            throw Refused.at(
                    "/corrects",
                    ReceivingReason.NO_SUCH_RECEIPT,
                    ReceivingReason.NO_SUCH_RECEIPT.message());
        }
        if (before.stream().anyMatch(row -> corrected.value().equals(row.corrects()))) {
            throw Refused.at(
                    "/corrects",
                    ReceivingReason.CORRECTED_BEFORE,
                    ReceivingReason.CORRECTED_BEFORE.message());
        }
    }

    private void save(Caller caller, PurchaseOrderId order, NewReceipt receipt, int number) {
        UUID coop = caller.coop().value();
        ReceiptId corrected = receipt.correctsOrNull();
        receipts.save(
                new ReceiptRow(
                        coop,
                        order.value(),
                        receipt.id().value(),
                        number,
                        corrected == null ? null : corrected.value(),
                        receipt.isFinal(),
                        receipt.noteOrNull(),
                        caller.account().value(),
                        caller.name(),
                        UtcTime.of(clock.instant()),
                        receipt.contentHash()));
        List<ReceiptLineRow> rows = new ArrayList<>();
        for (NewReceipt.Line line : receipt.lines()) {
            rows.add(
                    new ReceiptLineRow(
                            coop,
                            order.value(),
                            receipt.id().value(),
                            line.offer().value(),
                            line.units().milli(),
                            line.damaged().milli(),
                            line.noteOrNull(),
                            line.weight().map(Units::milli).orElse(null)));
        }
        lines.saveAll(rows);
    }
}
