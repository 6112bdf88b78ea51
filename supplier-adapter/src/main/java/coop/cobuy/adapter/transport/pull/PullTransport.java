package coop.cobuy.adapter.transport.pull;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.problem.FieldProblem;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lays a document into the supplier's feed, once, however often it is asked to. */
@Singleton
public class PullTransport implements Transport {

    /** As profiles name it. */
    public static final String NAME = "pull";

    private final FeedRows rows;
    private final Clock clock;

    PullTransport(FeedRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean brings() {
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<FieldProblem> check(Route route) {
        List<FieldProblem> problems = new ArrayList<>(route.unknownOptions(Set.of()));
        if (!route.address().isEmpty()) {
            problems.add(new FieldProblem("/address", "a pull feed has no address"));
        }
        return problems;
    }

    @Override
    @Transactional
    public Outcome send(Route route, Parcel parcel) {
        UUID coop = route.coop().value();
        UUID supplier = route.supplier().value();
        Optional<FeedEntryRow> before = rows.find(coop, supplier, parcel.id());
        if (before.isPresent()) {
            return before.get().acknowledgedAt() == null
                    ? new Outcome.Offered(DeliveryDetail.IN_FEED.of())
                    : new Outcome.Delivered(DeliveryDetail.IN_FEED_DONE.of());
        }
        rows.count(coop, supplier);
        rows.save(
                new FeedEntryRow(
                        coop,
                        supplier,
                        rows.lastNo(coop, supplier),
                        parcel.id(),
                        ContentHash.of(parcel.bytes()),
                        parcel.mediaType(),
                        parcel.fileName(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        null));
        return new Outcome.Offered(DeliveryDetail.IN_FEED_WAITING.of());
    }
}
