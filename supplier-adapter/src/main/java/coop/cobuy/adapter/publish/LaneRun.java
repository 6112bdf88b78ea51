package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.platform.IdSource;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.profile.Ways;
import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.Transports;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Works off what is due for one supplier, one document after the other. A lease, renewed as long as
 * its holder lives, keeps others away; whoever dies holding it is replaced when it ends. Each try
 * is three parts: it is written down that it begins; it is made, with no transaction open; it is
 * written down what came of it. A death between any two leaves the document due, and it goes out
 * again under the same identity.
 */
@Singleton
class LaneRun {

    /**
     * So long a dead sender's documents wait. A try may take longer: its sender lives and renews.
     */
    static final Duration LEASE = Duration.ofSeconds(6);

    private static final Duration RENEW_EVERY = LEASE.dividedBy(4);

    private final DeliveryRows rows;
    private final LaneRows lanes;
    private final Deliveries deliveries;
    private final Profiles profiles;
    private final Ways ways;
    private final Archive archive;
    private final Transports transports;
    private final UnitOfWork work;
    private final IdSource ids;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<LaneRow, UUID> held = new ConcurrentHashMap<>();
    private volatile Instant renewAt = Instant.MIN;

    LaneRun(
            DeliveryRows rows,
            LaneRows lanes,
            Deliveries deliveries,
            Profiles profiles,
            Ways ways,
            Archive archive,
            Transports transports,
            UnitOfWork work,
            IdSource ids,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.ways = ways;
        this.archive = archive;
        this.transports = transports;
        this.work = work;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** What the next document in line needs. */
    private sealed interface Next {

        /** Nothing is due, or the lane is not ours any more. */
        record Nothing() implements Next {}

        /** It was settled without a try. */
        record Settled() implements Next {}

        /** A try is to be made. */
        record Try(UUID delivery, Profile profile, Transport transport, Parcel parcel)
                implements Next {}
    }

    /** Returns when nothing is due any more, the lane is another's, or it is told to stop. */
    void work(LaneRow lane, BooleanSupplier stopping) {
        UUID lease = ids.next();
        if (!work.of(() -> taken(lane, lease))) {
            return;
        }
        held.put(lane, lease);
        try {
            workOff(lane, lease, stopping);
        } finally {
            held.remove(lane);
        }
        work.of(() -> extend(lane, lease, clock.instant()));
    }

    /**
     * Keeps the lanes that are being worked off for another {@link #LEASE}, if that is due. To be
     * called more often than that, by one thread.
     */
    void renew() {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return;
        }
        renewAt = now.plus(RENEW_EVERY);
        if (held.isEmpty()) {
            return;
        }
        // In one transaction: hundreds of them would wait for connections longer than a lease is.
        // One that is lost meanwhile stays lost: the next step of its work finds out.
        work.of(
                () -> {
                    held.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(LaneRow.ORDER))
                            .forEach(one -> extend(one.getKey(), one.getValue(), now.plus(LEASE)));
                    return true;
                });
    }

    private void workOff(LaneRow lane, UUID lease, BooleanSupplier stopping) {
        Next next = begin(lane, lease, stopping);
        while (!(next instanceof Next.Nothing)) {
            if (next instanceof Next.Try attempt) {
                Outcome outcome =
                        attempt.transport().send(attempt.profile().route(), attempt.parcel());
                work.of(() -> end(lane, attempt, outcome));
                meters.counter(
                                "cobuy.delivery.tries",
                                "transport",
                                attempt.transport().name(),
                                "outcome",
                                outcome.getClass().getSimpleName())
                        .increment();
            }
            next = begin(lane, lease, stopping);
        }
    }

    private boolean taken(LaneRow lane, UUID lease) {
        Instant now = clock.instant();
        return lanes.lock(lane.coopId(), lane.supplierId(), Deliveries.utc(now)).isPresent()
                && lanes.take(
                                lane.coopId(),
                                lane.supplierId(),
                                lease,
                                Deliveries.utc(now.plus(LEASE)))
                        == 1;
    }

    private boolean extend(LaneRow lane, UUID lease, Instant until) {
        return lanes.extend(lane.coopId(), lane.supplierId(), lease, Deliveries.utc(until)) == 1;
    }

    private Next begin(LaneRow lane, UUID lease, BooleanSupplier stopping) {
        return stopping.getAsBoolean() ? new Next.Nothing() : work.of(() -> begin(lane, lease));
    }

    private Next begin(LaneRow lane, UUID lease) {
        Instant now = clock.instant();
        if (!extend(lane, lease, now.plus(LEASE))) {
            return new Next.Nothing();
        }
        Optional<DeliveryRow> due =
                rows.due(lane.coopId(), lane.supplierId(), Deliveries.utc(now))
                        .flatMap(row -> rows.lock(row.coopId(), row.id()));
        if (due.isEmpty()) {
            return new Next.Nothing();
        }
        DeliveryRow row = due.get();
        boolean stillDue = row.standing().dueAt().filter(at -> !at.isAfter(now)).isPresent();
        return stillDue ? begin(row) : new Next.Settled();
    }

    private Next begin(DeliveryRow row) {
        Optional<Profile> profile =
                row.ownWay()
                        .map(way -> ways.toSend(row.coop(), row.supplier(), way))
                        .or(() -> profiles.toSend(row.coop(), row.supplier()));
        Optional<Transport> transport =
                profile.flatMap(known -> transports.named(known.transport()));
        Optional<byte[]> bytes =
                row.content().flatMap(hash -> archive.bytes(row.coop(), row.supplier(), hash));
        Step step = Progress.begin(row.standing(), obstacle(profile, transport, bytes));
        deliveries.step(row, step);
        if (step.standing().state() != State.SENT) {
            return new Next.Settled();
        }
        return new Next.Try(
                row.id(),
                profile.orElseThrow(),
                transport.orElseThrow(),
                new Parcel(
                        row.id(),
                        row.fileName(),
                        row.mediaType(),
                        bytes.orElseThrow(),
                        DeliveryLabels.of(row, order(row))));
    }

    /** The order that a cancellation calls off. */
    private Optional<DeliveryRow> order(DeliveryRow row) {
        if (row.document() != DocumentKind.CANCELLATION) {
            return Optional.empty();
        }
        UUID id =
                DeliveryIds.of(
                        row.coop(),
                        row.supplier(),
                        DocumentKind.ORDER,
                        row.number(),
                        row.revision());
        return rows.find(row.coopId(), id);
    }

    private static Optional<String> obstacle(
            Optional<Profile> profile, Optional<Transport> transport, Optional<byte[]> bytes) {
        if (profile.isEmpty() || transport.isEmpty()) {
            return Optional.of(DeliveryDetail.NO_USABLE_PROFILE.of());
        }
        if (bytes.isEmpty()) {
            return Optional.of(DeliveryDetail.NOT_WRITTEN_DOCUMENT.of());
        }
        return profile.get().switchedOff().map(DeliveryDetail.SWITCHED_OFF::of);
    }

    private boolean end(LaneRow lane, Next.Try attempt, Outcome outcome) {
        DeliveryRow row = rows.lock(lane.coopId(), attempt.delivery()).orElseThrow();
        deliveries.step(row, Progress.after(row.standing(), row.id(), outcome, clock.instant()));
        if (outcome instanceof Outcome.Gone gone) {
            profiles.switchOff(attempt.profile(), gone.detail());
        }
        return true;
    }
}
