package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/** Notes at a purchase order how far its documents have come, and tells buyers of failures. */
@Singleton
class Deliveries {

    private static final int DETAIL_MAX = 500;
    private static final int TRANSPORT_MAX = 30;

    private final PurchaseOrderRows orders;
    private final DeliveryRows deliveries;
    private final Messenger messenger;

    Deliveries(PurchaseOrderRows orders, DeliveryRows deliveries, Messenger messenger) {
        this.orders = orders;
        this.deliveries = deliveries;
        this.messenger = messenger;
    }

    /**
     * @return why the report cannot be about any purchase order; nothing: it was noted
     */
    @Transactional
    Optional<String> note(DeliveryReported report) {
        Optional<PurchaseOrderRow> found = orders.lock(report.coopId(), report.purchaseOrderId());
        if (found.isEmpty() || found.get().approvedAt() == null) {
            return Optional.of("no approved purchase order " + report.purchaseOrderId());
        }
        PurchaseOrderRow order = found.get();
        if (!isInstant(report.at())) {
            return Optional.of("at: " + report.at() + " (expected: ISO 8601 in UTC)");
        }
        if (!order.supplierId().equals(report.supplierId())) {
            return Optional.of("purchase order " + order.id() + " is not this supplier's");
        }
        int step = deliveries.count(order.coopId(), order.id()) + 1;
        deliveries.save(row(order, report, step));
        switch (report.document()) {
            case ORDER -> {
                if (report.revision() >= order.revision()) {
                    noteOrder(order, report);
                } // what becomes of an earlier revision is a step, and says nothing of this one
            }
            case CANCELLATION ->
                    orders.recall(
                            order.coopId(), order.id(), after(order.recallState(), report).name());
        }
        if (report.state() == DeliveryReported.State.FAILED) {
            tellFailed(order, report, step);
        }
        return Optional.empty();
    }

    private void noteOrder(PurchaseOrderRow order, DeliveryReported report) {
        DeliveryReported.State state = after(order.deliveryState(), report);
        if (state == report.state()) {
            orders.deliver(
                    order.coopId(),
                    order.id(),
                    state.name(),
                    at(report),
                    shortened(report.detail()));
        }
    }

    private static DeliveryReported.State after(@Nullable String before, DeliveryReported report) {
        return DeliveryProgress.after(
                before == null ? null : DeliveryReported.State.valueOf(before), report.state());
    }

    private static DeliveryRow row(PurchaseOrderRow order, DeliveryReported report, int step) {
        return new DeliveryRow(
                order.coopId(),
                order.id(),
                step,
                report.document().name(),
                report.revision(),
                report.state().name(),
                report.transport()
                        .substring(0, Math.min(report.transport().length(), TRANSPORT_MAX)),
                report.attempt(),
                shortened(report.detail()),
                at(report));
    }

    private void tellFailed(PurchaseOrderRow order, DeliveryReported report, int step) {
        messenger.buyers(
                new CoopId(order.coopId()),
                Messenger.Message.of(
                        messageId("failed", order, step),
                        "purchase-order.failed",
                        link(order),
                        document(report.document(), report.revision(), order.number()),
                        order.supplierName(),
                        report.transport(),
                        DeliveryDetail.read(shortened(report.detail()))));
    }

    /** A document of a purchase order, as sentences begin with it. */
    static Sentence document(DeliveryReported.Document document, int revision, String number) {
        return switch (document) {
            case ORDER ->
                    revision == 0
                            ? Sentence.beside(Deliveries.class, "document.order", number)
                            : Sentence.beside(
                                    Deliveries.class, "document.change", number, revision);
            case CANCELLATION -> Sentence.beside(Deliveries.class, "document.cancellation", number);
        };
    }

    static UUID messageId(String what, PurchaseOrderRow order, int number) {
        String name = what + "/" + order.id() + "/" + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static String link(PurchaseOrderRow order) {
        return "/api/v1/purchase-orders/" + new PurchaseOrderId(order.id());
    }

    private static boolean isInstant(String text) {
        try {
            return !Instant.parse(text).isBefore(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static LocalDateTime at(DeliveryReported report) {
        return LocalDateTime.ofInstant(Instant.parse(report.at()), ZoneOffset.UTC);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), DETAIL_MAX));
    }
}
