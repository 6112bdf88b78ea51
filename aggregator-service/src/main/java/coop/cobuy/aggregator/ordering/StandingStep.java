package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One transaction of {@link StandingPlacing}. */
@Singleton
class StandingStep {

    /** More than one member can have, so that each lot has a whole member. */
    private static final int ROWS = 10 * StandingOrders.MOST;

    private static final UUID FIRST = new UUID(0, 0);
    private static final String REASON = "It is ordered in each round.";

    private final StandingOrderRows orders;
    private final StandingRunRows runs;
    private final Members members;
    private final CarriedOrders carried;
    private final Clock clock;

    StandingStep(
            StandingOrderRows orders,
            StandingRunRows runs,
            Members members,
            CarriedOrders carried,
            Clock clock) {
        this.orders = orders;
        this.runs = runs;
        this.members = members;
        this.carried = carried;
        this.clock = clock;
    }

    /**
     * Places the next members' lines, with the mark of how far it has come.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean placeSome(CoopId coop, RoundId round, RoundSnapshot snapshot) {
        runs.begin(coop.value(), round.value(), FIRST);
        StandingRunRow run = runs.lock(coop.value(), round.value()).orElseThrow();
        if (run.doneAt() != null) {
            return false;
        }
        Map<MemberId, List<StandingOrderRow>> some = lot(coop, run.afterMember());
        if (some.isEmpty()) {
            runs.advance(
                    run.coopId(),
                    run.roundId(),
                    run.afterMember(),
                    run.placedMembers(),
                    UtcTime.of(clock.instant()));
            return false;
        }
        List<CarriedOrders.Carried> there = offered(coop, some, snapshot);
        carried.place(coop, round, "standing/" + round, REASON, Origin.STANDING, there);
        UUID last = List.copyOf(some.keySet()).getLast().value();
        long placed = run.placedMembers() + there.size();
        runs.advance(run.coopId(), run.roundId(), last, placed, null);
        return true;
    }

    /** The rows of the next members, whole, in the order of their ids. */
    private Map<MemberId, List<StandingOrderRow>> lot(CoopId coop, UUID after) {
        List<StandingOrderRow> rows = orders.toPlace(coop.value(), after, ROWS);
        Map<MemberId, List<StandingOrderRow>> lot = new LinkedHashMap<>();
        for (StandingOrderRow row : rows) {
            lot.computeIfAbsent(new MemberId(row.memberId()), m -> new ArrayList<>()).add(row);
        }
        if (rows.size() == ROWS) {
            // The last member's may go on behind what was read.
            lot.remove(new MemberId(rows.getLast().memberId()));
        }
        return lot;
    }

    /** Of active members, and of offers that the round has in a unit that fits. */
    private List<CarriedOrders.Carried> offered(
            CoopId coop, Map<MemberId, List<StandingOrderRow>> lot, RoundSnapshot snapshot) {
        Map<MemberId, Member> known = members.byIds(coop, lot.keySet());
        List<CarriedOrders.Carried> there = new ArrayList<>();
        lot.forEach(
                (member, rows) -> {
                    List<CarriedOrders.Line> lines =
                            rows.stream()
                                    .filter(row -> fits(row, snapshot))
                                    .map(StandingStep::line)
                                    .toList();
                    Member of = known.get(member);
                    if (of != null && of.active() && !lines.isEmpty()) {
                        there.add(new CarriedOrders.Carried(member, lines));
                    }
                });
        return there;
    }

    private static boolean fits(StandingOrderRow row, RoundSnapshot snapshot) {
        boolean isWhole =
                new Units(row.quantityMilli()).isWhole()
                        && new Units(row.toleranceMilli()).isWhole();
        return snapshot.offer(new OfferId(row.offerId()))
                .map(Offer::terms)
                .filter(terms -> isWhole || terms.unit().decimals() > 0)
                .isPresent();
    }

    private static CarriedOrders.Line line(StandingOrderRow row) {
        return new CarriedOrders.Line(
                new OfferId(row.offerId()),
                row.quantityMilli(),
                row.toleranceMilli(),
                row.limitMicro(),
                row.allOrNothing());
    }
}
