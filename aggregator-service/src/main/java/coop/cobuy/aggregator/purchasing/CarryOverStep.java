package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.ordering.CarriedOrders;
import coop.cobuy.aggregator.ordering.CarriedOrders.Carried;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of {@link CarryOvers}: each locks the row and moves it on. */
@Singleton
class CarryOverStep {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int ROUNDS_MAX = 1000;

    private final CarryOverRows rows;
    private final PurchaseOrders orders;
    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final CarriedOrders carried;
    private final Messenger messenger;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    CarryOverStep(
            CarryOverRows rows,
            PurchaseOrders orders,
            Rounds rounds,
            RoundSnapshots snapshots,
            CarriedOrders carried,
            Messenger messenger,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.carried = carried;
        this.messenger = messenger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The next round is the open one of the supplier that closes first. All members of an order go
     * to the same one.
     *
     * @return whether there is one by now
     */
    @Transactional
    boolean findRound(CarryOverRow seen) {
        CarryOverRow row = rows.lock(seen.coopId(), seen.purchaseOrderId()).orElseThrow();
        if (row.intoRoundId() != null) {
            return true;
        }
        Optional<Round> next = next(new CoopId(row.coopId()), row);
        next.ifPresent(round -> rows.into(row.coopId(), row.purchaseOrderId(), round.id().value()));
        return next.isPresent();
    }

    private Optional<Round> next(CoopId coop, CarryOverRow row) {
        return rounds.before(coop, RoundState.OPEN, NEWEST, ROUNDS_MAX).stream()
                .filter(round -> !round.id().value().equals(row.roundId()))
                .filter(
                        round ->
                                snapshot(coop, round).suppliers().keySet().stream()
                                        .anyMatch(id -> id.value().equals(row.supplierId())))
                .min(Comparator.comparing(round -> round.plan().cutOff()));
    }

    private RoundSnapshot snapshot(CoopId coop, Round round) {
        return round.snapshot()
                .flatMap(name -> snapshots.find(coop, round.id(), name.version()))
                .orElseThrow(() -> new IllegalStateException("no snapshot: " + round.id()));
    }

    /**
     * Places the next members' lines, with the mark of how far it has come in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean carrySome(CarryOverRow seen) {
        CarryOverRow row = rows.lock(seen.coopId(), seen.purchaseOrderId()).orElseThrow();
        CoopId coop = new CoopId(row.coopId());
        PurchaseOrderId order = new PurchaseOrderId(row.purchaseOrderId());
        UUID into = row.intoRoundId();
        if (row.doneAt() != null || into == null) {
            return false;
        }
        List<Carried> members =
                transactions.executeRead(
                        status ->
                                CarriedLines.after(
                                        status.getConnection(), coop, order, row.afterMember()));
        if (members.isEmpty()) {
            advance(row, row.afterMember(), 0, 0, UtcTime.of(clock.instant()));
            return false;
        }
        Round round = rounds.find(coop, new RoundId(into)).orElseThrow();
        OrderContent content = orders.find(coop, order).orElseThrow().content();
        List<Carried> there = offered(members, snapshot(coop, round));
        String key = "carry-over/" + order;
        carried.place(coop, round.id(), key, why(content), there);
        int left = tellRest(coop, members, there, content, round);
        UUID last = members.getLast().member().value();
        advance(row, last, there.size(), left, null);
        return true;
    }

    private void advance(
            CarryOverRow row, UUID last, int placed, int left, @Nullable LocalDateTime doneAt) {
        rows.advance(
                row.coopId(),
                row.purchaseOrderId(),
                last,
                row.placedMembers() + placed,
                row.leftMembers() + left,
                doneAt);
    }

    /** Of offers that the round has, in the same unit; nothing of members who are left without. */
    private static List<Carried> offered(List<Carried> members, RoundSnapshot snapshot) {
        List<Carried> there = new ArrayList<>();
        for (Carried member : members) {
            List<CarriedOrders.Line> lines =
                    member.lines().stream().filter(line -> fits(line, snapshot)).toList();
            if (!lines.isEmpty()) {
                there.add(new Carried(member.member(), lines));
            }
        }
        return there;
    }

    private static boolean fits(CarriedOrders.Line line, RoundSnapshot snapshot) {
        Optional<Offer> offer = snapshot.offer(line.offer());
        boolean isWhole = line.quantityMilli() % 1000 == 0 && line.toleranceMilli() % 1000 == 0;
        return offer.filter(o -> isWhole || o.terms().unit().decimals() > 0).isPresent();
    }

    private static String why(OrderContent content) {
        return "In an earlier round nothing was ordered of %s since the least that it takes was missed."
                .formatted(content.supplierName());
    }

    /** Tells those of whose offers the next round has not all; counts those who have none there. */
    private int tellRest(
            CoopId coop,
            List<Carried> members,
            List<Carried> there,
            OrderContent content,
            Round round) {
        List<MemberId> rest = new ArrayList<>();
        int left = members.size() - there.size();
        int at = 0;
        for (Carried member : members) {
            boolean isThere = at < there.size() && there.get(at).member().equals(member.member());
            int placed = isThere ? there.get(at++).lines().size() : 0;
            if (placed < member.lines().size()) {
                rest.add(member.member());
            }
        }
        if (!rest.isEmpty()) {
            String name = "not-carried/" + content.id();
            messenger.members(
                    coop,
                    rest,
                    Messenger.Message.of(
                            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                            "purchase-order.not-carried-over",
                            "/api/v1/rounds/" + round.id() + "/offers",
                            round.plan().name(),
                            content.supplierName()));
        }
        return left;
    }
}
