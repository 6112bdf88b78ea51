package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
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

    Queue(
            DeliveryRows rows,
            LaneRows lanes,
            Deliveries deliveries,
            Profiles profiles,
            Writing writing) {
        this.rows = rows;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.writing = writing;
    }

    /**
     * @param bytes the message as it came
     * @return why it cannot be taken; empty if it was, now or before
     */
    Optional<String> add(PurchaseOrderApproved order, byte[] bytes) {
        return add(order, Document.ORDER, order.number(), order.revision(), bytes);
    }

    /**
     * Stops what has not left yet; if anything may have left, tells the supplier.
     *
     * @return why it cannot be taken; empty if it was, now or before
     */
    Optional<String> cancel(PurchaseOrderCancelled cancelled, byte[] bytes) {
        UUID id =
                DeliveryIds.of(
                        new CoopId(cancelled.coopId()),
                        new SupplierId(cancelled.supplierId()),
                        Document.ORDER,
                        cancelled.number(),
                        cancelled.revision());
        Optional<DeliveryRow> order = rows.lock(cancelled.coopId(), id);
        if (order.isEmpty()) {
            return Optional.of("cancels an order that never came: " + cancelled.number());
        }
        Standing at = order.get().standing();
        deliveries.step(order.get(), Progress.cancel(at));
        rows.routed(cancelled.coopId(), id, order.get().transport(), false);
        return at.mayHaveLeft()
                ? add(
                        cancelled,
                        Document.CANCELLATION,
                        cancelled.number(),
                        cancelled.revision(),
                        bytes)
                : Optional.empty();
    }

    private Optional<String> add(
            PurchaseOrderMessage message,
            Document document,
            String number,
            int revision,
            byte[] bytes) {
        if (number.isEmpty() || number.length() > Identity.NUMBER_MAX || revision < 0) {
            return Optional.of("number or revision out of range: " + number + ", " + revision);
        }
        CoopId coop = new CoopId(message.coopId());
        SupplierId supplier = new SupplierId(message.supplierId());
        UUID id = DeliveryIds.of(coop, supplier, document, number, revision);
        Optional<DeliveryRow> before = rows.find(coop.value(), id);
        if (before.isPresent()) {
            return isSame(before.get(), message)
                    ? Optional.empty()
                    : Optional.of("conflict: " + number + " came before with other content");
        }
        Instant now = deliveries.now();
        lanes.ensure(coop.value(), supplier.value(), Deliveries.utc(now));
        Optional<Profile> profile = profiles.find(coop, supplier);
        Writing.Result written = writing.write(message, profile);
        deliveries.begin(
                row(id, message, document, number, revision, bytes, profile, written, now));
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

    private static DeliveryRow row(
            UUID id,
            PurchaseOrderMessage message,
            Document document,
            String number,
            int revision,
            byte[] bytes,
            Optional<Profile> profile,
            Writing.Result written,
            Instant now) {
        ContentHash hash = null;
        String mediaType = "";
        String fileName = "";
        String detail;
        Standing at;
        switch (written) {
            case Writing.Result.Kept kept -> {
                hash = kept.hash();
                mediaType = kept.mediaType();
                fileName = kept.fileName(document, number, revision);
                detail = "queued";
                at = Standing.queued(now);
            }
            case Writing.Result.Impossible impossible -> {
                detail = Deliveries.cut(impossible.reason());
                at = Standing.failed(now);
            }
        }
        return new DeliveryRow(
                message.coopId(),
                id,
                message.supplierId(),
                message.purchaseOrderId(),
                document,
                number,
                revision,
                bytes,
                hash,
                mediaType,
                fileName,
                profile.map(Profile::transport).orElse(""),
                at.state(),
                detail,
                at.attempt(),
                at.tries(),
                1,
                at.stopWanted(),
                at.dueAt().map(Deliveries::utc).orElse(null),
                Deliveries.utc(now),
                Deliveries.utc(at.waitingSince()),
                document == Document.ORDER && profile.map(Profile::expectsAnswer).orElse(true),
                profile.flatMap(known -> known.deadlines().orderBy(day(message)))
                        .map(Deliveries::utc)
                        .orElse(null),
                profile.isPresent() ? profile.get().deadlines().answerWithinHours() : null,
                null);
    }
}
