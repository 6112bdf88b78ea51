package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.ProfileContent;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.profile.Ways;
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
    private final Ways ways;
    private final Writing writing;
    private final Acknowledgements acknowledgements;
    private final Sender sender;

    DeliveryDesk(
            DeliveryRows rows,
            StepRows steps,
            Deliveries deliveries,
            Profiles profiles,
            Ways ways,
            Writing writing,
            Acknowledgements acknowledgements,
            Sender sender) {
        this.rows = rows;
        this.steps = steps;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.ways = ways;
        this.writing = writing;
        this.acknowledgements = acknowledgements;
        this.sender = sender;
    }

    @Transactional
    List<DeliveryView> of(Caller caller, UUID purchaseOrder) {
        return rows.of(caller.coop().value(), purchaseOrder).stream().map(this::view).toList();
    }

    /**
     * A page.
     *
     * @param next where the next one begins; empty: there is none
     */
    record Found(List<DeliveryView> page, Optional<UUID> next) {

        Found {
            page = List.copyOf(page);
        }
    }

    @Transactional
    Found after(Caller caller, UUID after, int atMost) {
        return found(rows.after(caller.coop().value(), after, atMost + 1), atMost, false);
    }

    /** Of those that wait for something; a page may hold fewer than it could. */
    @Transactional
    Found late(Caller caller, UUID after, int atMost) {
        Instant now = deliveries.now();
        return found(
                rows.waiting(
                        caller.coop().value(),
                        after,
                        Deliveries.utc(now.minus(Attention.leastWait())),
                        Deliveries.utc(now.plus(Attention.mostAhead())),
                        atMost + 1),
                atMost,
                true);
    }

    private Found found(List<DeliveryRow> read, int atMost, boolean onlyLate) {
        List<DeliveryRow> page = read.subList(0, Math.min(read.size(), atMost));
        Instant now = deliveries.now();
        return new Found(
                page.stream()
                        .filter(
                                row ->
                                        !onlyLate
                                                || Attention.of(row.standing(), row.expected(), now)
                                                        != Attention.NONE)
                        .map(this::view)
                        .toList(),
                read.size() > atMost ? Optional.of(page.getLast().id()) : Optional.empty());
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

    /** Queues it again, by the way that was chosen for it, or that the profile now says. */
    @Transactional
    DeliveryView retry(Caller caller, UUID id) {
        DeliveryRow row = locked(caller, id);
        Step step = again(caller, row, "");
        Profile profile =
                row.ownWay()
                        .map(way -> ways.toSend(row.coop(), row.supplier(), way))
                        .or(() -> profiles.find(row.coop(), row.supplier()))
                        .orElseThrow(() -> new Refused(DeliveryReason.NO_PROFILE));
        if (profile.switchedOff().isPresent()) {
            throw new Refused(DeliveryReason.SWITCHED_OFF);
        }
        if (row.content().isEmpty()) {
            write(row, profile);
        }
        return queued(caller, row, profile, step);
    }

    /** Queues it by another way, written anew in that way's format: the same document. */
    @Transactional
    DeliveryView resume(Caller caller, UUID id, ProfileContent content) {
        DeliveryRow row = locked(caller, id);
        Ways.Way way = ways.read(caller, row.supplier(), content);
        Profile profile = way.profile();
        Step step = again(caller, row, " by " + profile.transport() + " as " + profile.format());
        switch (anew(row, profile)) {
            case Writing.Result.Kept kept ->
                    rows.rewritten(
                            row.coopId(),
                            row.id(),
                            kept.hash(),
                            kept.mediaType(),
                            fileName(row, kept));
            case Writing.Result.Impossible impossible ->
                    throw new Refused(DeliveryReason.NOT_WRITABLE, impossible.reason());
        }
        rows.by(row.coopId(), row.id(), way.kept());
        return queued(caller, row, profile, step);
    }

    /** An acknowledgement keeps its bytes: what it answers was sent in their format. */
    private Writing.Result anew(DeliveryRow row, Profile profile) {
        return row.document() == DocumentKind.ACKNOWLEDGEMENT
                ? acknowledgements.writeAgain(row, profile)
                : writing.writeAnew(message(row), profile);
    }

    private DeliveryRow locked(Caller caller, UUID id) {
        return rows.lock(caller.coop().value(), id)
                .orElseThrow(() -> new Refused(DeliveryReason.NO_DELIVERY));
    }

    private Step again(Caller caller, DeliveryRow row, String how) {
        return Progress.retry(row.standing(), caller.name() + how, deliveries.now())
                .orElseThrow(() -> new Refused(DeliveryReason.WAY_IS_OVER));
    }

    private DeliveryView queued(Caller caller, DeliveryRow row, Profile profile, Step step) {
        boolean answer = row.document() == DocumentKind.ORDER && profile.expectsAnswer();
        rows.routed(row.coopId(), row.id(), profile.transport(), answer);
        deliveries.step(row.by(profile.transport()), step);
        return one(caller, row.id());
    }

    private static String fileName(DeliveryRow row, Writing.Result.Kept kept) {
        return kept.fileName(row.document(), row.number(), row.revision());
    }

    /** After the commit of {@link #retry}. */
    void signal() {
        sender.signal();
    }

    private void write(DeliveryRow row, Profile profile) {
        Writing.Result written =
                row.document() == DocumentKind.ACKNOWLEDGEMENT
                        ? acknowledgements.writeAgain(row, profile)
                        : writing.write(message(row), Optional.of(profile));
        switch (written) {
            case Writing.Result.Kept kept ->
                    rows.written(
                            row.coopId(),
                            row.id(),
                            kept.hash(),
                            kept.mediaType(),
                            fileName(row, kept));
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
