package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the buyer sees and does: deliveries with their steps, and another try by hand. */
@Singleton
class DeliveryDesk {

    private final DeliveryRows rows;
    private final StepRows steps;
    private final Deliveries deliveries;
    private final Profiles profiles;
    private final Writing writing;
    private final Sender sender;

    DeliveryDesk(
            DeliveryRows rows,
            StepRows steps,
            Deliveries deliveries,
            Profiles profiles,
            Writing writing,
            Sender sender) {
        this.rows = rows;
        this.steps = steps;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.writing = writing;
        this.sender = sender;
    }

    @Transactional
    List<DeliveryView> of(Caller caller, UUID purchaseOrder) {
        return rows.of(caller.coop().value(), purchaseOrder).stream().map(this::view).toList();
    }

    @Transactional
    List<DeliveryView> after(Caller caller, UUID after, int atMost) {
        return rows.after(caller.coop().value(), after, atMost).stream().map(this::view).toList();
    }

    @Transactional
    DeliveryView one(Caller caller, UUID id) {
        return rows.find(caller.coop().value(), id)
                .map(this::view)
                .orElseThrow(() -> new Refused(DeliveryReason.NO_DELIVERY));
    }

    private DeliveryView view(DeliveryRow row) {
        return DeliveryView.of(row, steps.of(row.coopId(), row.id()), deliveries.now());
    }

    /** Queues it again, by the way that the profile now says. */
    @Transactional
    DeliveryView retry(Caller caller, UUID id) {
        DeliveryRow row =
                rows.lock(caller.coop().value(), id)
                        .orElseThrow(() -> new Refused(DeliveryReason.NO_DELIVERY));
        Instant now = deliveries.now();
        Step step =
                Progress.retry(row.standing(), caller.name(), now)
                        .orElseThrow(() -> new Refused(DeliveryReason.WAY_IS_OVER));
        Profile profile =
                profiles.find(row.coop(), row.supplier())
                        .orElseThrow(() -> new Refused(DeliveryReason.NO_PROFILE));
        if (profile.switchedOff().isPresent()) {
            throw new Refused(DeliveryReason.SWITCHED_OFF);
        }
        if (row.content().isEmpty()) {
            write(row, profile);
        }
        rows.routed(row.coopId(), row.id(), profile.transport(), profile.expectsAnswer());
        deliveries.step(row.by(profile.transport()), step);
        return one(caller, id);
    }

    /** After the commit of {@link #retry}. */
    void signal() {
        sender.signal();
    }

    private void write(DeliveryRow row, Profile profile) {
        switch (writing.write(message(row), Optional.of(profile))) {
            case Writing.Result.Kept kept ->
                    rows.written(
                            row.coopId(),
                            row.id(),
                            kept.hash(),
                            kept.mediaType(),
                            DeliveryIds.fileName(
                                    row.document(),
                                    row.number(),
                                    row.revision(),
                                    kept.extension()));
            case Writing.Result.Impossible impossible ->
                    throw new Refused(DeliveryReason.NOT_WRITABLE, impossible.reason());
        }
    }

    private static PurchaseOrderMessage message(DeliveryRow row) {
        try {
            return WireJson.read(row.message(), PurchaseOrderMessage.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
    }
}
