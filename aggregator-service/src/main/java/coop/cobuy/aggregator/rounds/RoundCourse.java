package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a round's steps: each locks the round, decides, and writes the new state together with the
 * marks for the order log, in one transaction. A step that was taken before does nothing.
 */
@Singleton
public class RoundCourse {

    private static final int FIRST = 1;

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final MarkSending marks;
    private final Offers offers;
    private final Suppliers suppliers;
    private final RoundSettings settings;
    private final Audit audit;
    private final Clock clock;

    RoundCourse(
            Rounds rounds,
            RoundSnapshots snapshots,
            MarkSending marks,
            Offers offers,
            Suppliers suppliers,
            RoundSettings settings,
            Audit audit,
            Clock clock) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.marks = marks;
        this.offers = offers;
        this.suppliers = suppliers;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Refused for one of {@link RoundReason}
     */
    @Transactional
    public Round open(Caller by, RoundId id) {
        CoopId coop = by.coop();
        Round round = rounds.lock(coop, id);
        return switch (RoundSteps.open(round, clock.instant())) {
            case Decision.Stay<Round.Planned> _ -> round;
            case Decision.Refuse<Round.Planned>(var reason) -> throw new Refused(reason);
            case Decision.Go<Round.Planned>(var planned) -> {
                SnapshotName taken = take(coop, planned);
                RoundMark mark = marks.send(coop, id, Phase.OPEN, taken);
                audit.record(by, "round.opened", "round/" + id, "snapshot " + taken.hash());
                yield changed(coop, planned.open(taken, mark));
            }
        };
    }

    /**
     * @throws Refused for one of {@link RoundReason}
     */
    @Transactional
    public Round close(Caller by, RoundId id) {
        CoopId coop = by.coop();
        Round round = rounds.lock(coop, id);
        return switch (RoundSteps.close(round)) {
            case Decision.Stay<Round> _ -> round;
            case Decision.Refuse<Round>(var reason) -> throw new Refused(reason);
            case Decision.Go<Round>(var from) -> {
                SnapshotName taken = from.snapshot().orElseThrow();
                RoundMark mark = marks.send(coop, id, Phase.CLOSE, taken);
                audit.record(by, "round.closed", "round/" + id, "");
                yield changed(coop, closing(from, mark));
            }
        };
    }

    private static Round closing(Round from, RoundMark mark) {
        return switch (from) {
            case Round.Open open -> open.close(mark);
            case Round.Completing completing -> completing.close(mark);
            case Round.Planned _,
                    Round.Opening _,
                    Round.Cutting _,
                    Round.Closing _,
                    Round.Resolving _,
                    Round.Frozen _,
                    Round.Ordered _,
                    Round.Cancelling _,
                    Round.Cancelled _ ->
                    throw new IllegalStateException(
                            "state: " + from.state() + " (expected: one that can be closed)");
        };
    }

    /**
     * Makes the first of two cuts.
     *
     * @throws Refused for one of {@link RoundReason}
     */
    @Transactional
    public Round cut(Caller by, RoundId id) {
        CoopId coop = by.coop();
        Round round = rounds.lock(coop, id);
        return switch (RoundSteps.cut(round)) {
            case Decision.Stay<Round.Open> _ -> round;
            case Decision.Refuse<Round.Open>(var reason) -> throw new Refused(reason);
            case Decision.Go<Round.Open>(var open) -> {
                RoundMark mark = marks.send(coop, id, Phase.CUT, open.taken());
                audit.record(by, "round.cut", "round/" + id, "");
                yield changed(coop, open.cut(mark));
            }
        };
    }

    /**
     * @throws Refused for one of {@link RoundReason}
     */
    @Transactional
    public Round cancel(Caller by, RoundId id, String why) {
        Round round = rounds.lock(by.coop(), id);
        return switch (RoundSteps.cancel(round)) {
            case Decision.Stay<Round> _ -> {
                // The members are told one reason: another one would be lost without a word.
                if (round.calledOff().filter(off -> off.reason().equals(why)).isEmpty()) {
                    throw new Refused(RoundReason.ROUND_CANCELLED);
                }
                yield round;
            }
            case Decision.Refuse<Round>(var reason) -> throw new Refused(reason);
            case Decision.Go<Round>(var from) -> {
                Round.Cancellation off = new Round.Cancellation(why, by.account(), clock.instant());
                audit.record(by, "round.cancelled", "round/" + id, why);
                yield changed(by.coop(), cancelled(by.coop(), from, off));
            }
        };
    }

    /** What is planned is off at once; what the order log knows of, when all partitions know. */
    private Round cancelled(CoopId coop, Round from, Round.Cancellation off) {
        return switch (from) {
            case Round.Planned planned -> planned.cancel(off);
            case Round.Opening opening -> opening.cancel(mark(coop, opening), off);
            case Round.Open open -> open.cancel(mark(coop, open), off);
            case Round.Cutting cutting -> cutting.cancel(mark(coop, cutting), off);
            case Round.Completing completing -> completing.cancel(mark(coop, completing), off);
            case Round.Closing closing -> closing.cancel(mark(coop, closing), off);
            case Round.Resolving resolving -> resolving.cancel(mark(coop, resolving), off);
            case Round.Frozen frozen -> frozen.cancel(mark(coop, frozen), off);
            case Round.Ordered _, Round.Cancelling _, Round.Cancelled _ ->
                    throw new IllegalStateException(
                            "state: " + from.state() + " (expected: one that can be cancelled)");
        };
    }

    private RoundMark mark(CoopId coop, Round round) {
        return marks.send(coop, round.id(), Phase.CANCEL, round.snapshot().orElseThrow());
    }

    /** Notes that the round's cut-off is near, for its listeners; once. */
    @Transactional
    void noteEnding(CoopId coop, RoundId id) {
        rounds.noteEnding(coop, id);
    }

    /** Sends the mark that is on its way again, if there still is one. */
    @Transactional
    void hurry(CoopId coop, RoundId id) {
        Round round = rounds.lock(coop, id);
        round.mark().ifPresent(mark -> marks.sendAgain(coop, round, mark));
    }

    private Round changed(CoopId coop, Round round) {
        rounds.change(coop, round);
        return round;
    }

    private SnapshotName take(CoopId coop, Round.Planned planned) {
        Map<SupplierId, Supplier> known = suppliersOf(coop, planned.plan());
        List<Offer> taken = new ArrayList<>();
        for (Offer offer : wanted(coop, planned.plan())) {
            Supplier supplier =
                    known.computeIfAbsent(
                            offer.supplier(), s -> suppliers.find(coop, s).orElseThrow());
            if (offer.active() && supplier.active()) {
                taken.add(offer);
            }
        }
        if (taken.isEmpty()) {
            throw new Refused(RoundReason.ROUND_EMPTY);
        }
        Set<SupplierId> of = new HashSet<>();
        taken.forEach(offer -> of.add(offer.supplier()));
        List<Supplier> their = known.values().stream().filter(s -> of.contains(s.id())).toList();
        byte[] content = SnapshotBytes.write(coop, planned, FIRST, settings.feeVat(), taken, their);
        return snapshots.keep(coop, planned.id(), FIRST, content, clock.instant());
    }

    private Map<SupplierId, Supplier> suppliersOf(CoopId coop, RoundPlan plan) {
        Map<SupplierId, Supplier> known = new HashMap<>();
        for (SupplierId id : plan.suppliers()) {
            suppliers.find(coop, id).ifPresent(supplier -> known.put(id, supplier));
        }
        return known;
    }

    private Collection<Offer> wanted(CoopId coop, RoundPlan plan) {
        Map<OfferId, Offer> wanted = new HashMap<>();
        offers.activeOf(coop, plan.suppliers()).forEach(o -> wanted.put(o.id(), o));
        offers.find(coop, plan.offers()).forEach(o -> wanted.put(o.id(), o));
        return wanted.values();
    }
}
