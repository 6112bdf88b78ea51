package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Puts documents into the queue, each once. In the caller's transaction. */
@Singleton
class Queue {

    private final DeliveryRows rows;
    private final LaneRows lanes;
    private final Deliveries deliveries;
    private final Profiles profiles;
    private final Writing writing;
    private final Revisions revisions;

    Queue(
            DeliveryRows rows,
            LaneRows lanes,
            Deliveries deliveries,
            Profiles profiles,
            Writing writing,
            Revisions revisions) {
        this.rows = rows;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.writing = writing;
        this.revisions = revisions;
    }

    /**
     * @param bytes the message as it came
     * @return why it cannot be taken; empty if it was, now or before
     */
    Optional<String> add(PurchaseOrderApproved order, byte[] bytes) {
        Optional<String> problem =
                add(order, DocumentKind.ORDER, order.number(), order.revision(), bytes);
        if (problem.isEmpty()) {
            revisions.overtake(order);
        }
        return problem;
    }

    /**
     * Stops what has not left yet of all revisions; if any may have left, tells the supplier.
     *
     * @return why it cannot be taken; empty if it was, now or before
     */
    Optional<String> cancel(PurchaseOrderCancelled cancelled, byte[] bytes) {
        boolean isKnown = false;
        boolean mayHaveLeft = false;
        for (int revision = 0; revision <= cancelled.revision(); revision++) {
            UUID id =
                    DeliveryIds.of(
                            new CoopId(cancelled.coopId()),
                            new SupplierId(cancelled.supplierId()),
                            DocumentKind.ORDER,
                            cancelled.number(),
                            revision);
            Optional<DeliveryRow> order = rows.lock(cancelled.coopId(), id);
            isKnown = order.isPresent();
            if (order.isPresent()) {
                Standing at = order.get().standing();
                deliveries.step(order.get(), Progress.cancel(at));
                rows.routed(cancelled.coopId(), id, order.get().transport(), false);
                mayHaveLeft |= at.mayHaveLeft();
            }
        }
        if (!isKnown) {
            return Optional.of("cancels an order that never came: " + cancelled.number());
        }
        return mayHaveLeft
                ? add(
                        cancelled,
                        DocumentKind.CANCELLATION,
                        cancelled.number(),
                        cancelled.revision(),
                        bytes)
                : Optional.empty();
    }

    private Optional<String> add(
            PurchaseOrderMessage message,
            DocumentKind document,
            String number,
            int revision,
            byte[] bytes) {
        if (number.isEmpty() || number.length() > Identity.NUMBER_MAX || revision < 0) {
            return Optional.of("number or revision out of range: " + number + ", " + revision);
        }
        NewDelivery fresh =
                new NewDelivery(
                        new CoopId(message.coopId()),
                        new SupplierId(message.supplierId()),
                        message.purchaseOrderId(),
                        document,
                        number,
                        revision,
                        bytes,
                        day(message));
        Optional<DeliveryRow> before = rows.find(message.coopId(), fresh.id());
        if (before.isPresent()) {
            return isSame(before.get(), message)
                    ? Optional.empty()
                    : Optional.of("conflict: " + number + " came before with other content");
        }
        Instant now = deliveries.now();
        lanes.ensure(message.coopId(), message.supplierId(), Deliveries.utc(now));
        Optional<Profile> profile = profiles.find(fresh.coop(), fresh.supplier());
        Writing.Result written = writing.write(message, profile);
        deliveries.begin(fresh.row(profile, written, now));
        return Optional.empty();
    }

    private static boolean isSame(DeliveryRow before, PurchaseOrderMessage message) {
        try {
            return WireJson.read(before.message(), PurchaseOrderMessage.class).equals(message);
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + before.id() + " cannot be read", e);
        }
    }

    /** Null if none is wished for, or the message names none that can be read. */
    private static @Nullable LocalDate day(PurchaseOrderMessage message) {
        String day = message instanceof PurchaseOrderApproved order ? order.deliveryDate() : null;
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
