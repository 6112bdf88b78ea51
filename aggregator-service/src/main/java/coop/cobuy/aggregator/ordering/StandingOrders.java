package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.members.LastAccounts;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members order in each round that has the offer, until they pause or remove it: a member's
 * own. {@link StandingPlacing} places it when a round opens.
 */
@Singleton
public class StandingOrders implements PersonalData {

    /** As many offers as a member can have standing orders of. */
    public static final int MOST = 200;

    /** Only the shape of a line is checked: what it costs, the round says. */
    private static final Percent NO_TAX = new Percent(0);

    private final StandingOrderRows rows;
    private final Offers offers;
    private final LastAccounts last;
    private final Audit audit;
    private final Clock clock;

    StandingOrders(
            StandingOrderRows rows, Offers offers, LastAccounts last, Audit audit, Clock clock) {
        this.rows = rows;
        this.offers = offers;
        this.last = last;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is ordered of an offer in each round.
     *
     * @param version grows with each change, from 1
     */
    public record Standing(OwnOrders.Line line, boolean paused, int version) {

        static Standing of(StandingOrderRow row) {
            return new Standing(OwnOrders.Line.of(lineOf(row)), row.paused(), row.version());
        }
    }

    static OrderLine lineOf(StandingOrderRow row) {
        Long limit = row.limitMicro();
        return new OrderLine(
                row.offerId(),
                row.quantityMilli(),
                row.toleranceMilli(),
                limit == null ? OrderLine.NO_LIMIT : limit,
                row.allOrNothing());
    }

    /** The caller's, in the order of the offers' ids. */
    @Transactional
    public List<Standing> of(Caller caller) {
        return rows.ofMember(caller.coop().value(), own(caller).value(), MOST).stream()
                .map(Standing::of)
                .toList();
    }

    @Transactional
    public Optional<Standing> find(Caller caller, OfferId offer) {
        return rows.find(caller.coop().value(), own(caller).value(), offer.value())
                .map(Standing::of);
    }

    /**
     * Orders so much in each round. The same as stands changes nothing.
     *
     * @param version that is replaced, 0: none; null: whatever stands
     * @throws Refused for one of {@link StandingReason}
     * @throws coop.cobuy.aggregator.platform.BadInput naming what is wrong, as with lines of orders
     */
    @Transactional
    public Standing set(Caller caller, Wanted wanted, boolean paused, @Nullable Integer version) {
        OrderLine line = checked(caller, wanted);
        StandingOrderRow row = row(caller, line, paused);
        Optional<StandingOrderRow> before = lock(caller, wanted.offer());
        if (before.isEmpty()) {
            if (version != null && version != 0) {
                throw new Refused(StandingReason.STANDING_ORDER_CHANGED);
            }
            insert(caller, row);
        } else if (!isSame(before.get(), line, paused)) {
            replace(before.get(), row, version);
        } else {
            return Standing.of(before.get());
        }
        audit.record(caller, "standing-order.set", subject(caller, wanted.offer()), text(row));
        return find(caller, wanted.offer()).orElseThrow();
    }

    private OrderLine checked(Caller caller, Wanted wanted) {
        Offer offer =
                offers.find(caller.coop(), wanted.offer())
                        .orElseThrow(() -> new Refused(StandingReason.STANDING_OFFER_UNKNOWN));
        RoundTerms terms =
                new RoundTerms(
                        caller.currency(),
                        Map.of(offer.id().value(), SnapshotTerms.of(offer.terms(), NO_TAX)),
                        0,
                        true);
        return OrderShape.check(OwnOrders.bodies(List.of(wanted)), terms).sorted().getFirst();
    }

    private Optional<StandingOrderRow> lock(Caller caller, OfferId offer) {
        return rows.lock(caller.coop().value(), own(caller).value(), offer.value());
    }

    private StandingOrderRow row(Caller caller, OrderLine line, boolean paused) {
        return new StandingOrderRow(
                caller.coop().value(),
                own(caller).value(),
                line.offer(),
                line.quantityMilli(),
                line.toleranceMilli(),
                line.hasLimit() ? line.limitMicro() : null,
                line.allOrNothing(),
                paused,
                1,
                caller.account().value(),
                UtcTime.of(clock.instant()));
    }

    private void insert(Caller caller, StandingOrderRow row) {
        if (rows.ofMember(row.coopId(), own(caller).value(), MOST).size() >= MOST) {
            throw new Refused(StandingReason.TOO_MANY_STANDING_ORDERS);
        }
        rows.save(row);
    }

    private static boolean isSame(StandingOrderRow before, OrderLine line, boolean paused) {
        return lineOf(before).equals(line) && before.paused() == paused;
    }

    private void replace(
            StandingOrderRow before, StandingOrderRow after, @Nullable Integer version) {
        requireVersion(before, version);
        update(before, after, after.changedAt());
    }

    private static void requireVersion(StandingOrderRow before, @Nullable Integer version) {
        if (version != null && version != before.version()) {
            throw new Refused(StandingReason.STANDING_ORDER_CHANGED);
        }
    }

    private void update(StandingOrderRow before, StandingOrderRow after, LocalDateTime at) {
        int updated =
                rows.update(
                        before.coopId(),
                        before.memberId(),
                        before.offerId(),
                        before.version(),
                        after.quantityMilli(),
                        after.toleranceMilli(),
                        after.limitMicro(),
                        after.allOrNothing(),
                        after.paused(),
                        after.changedBy(),
                        at);
        if (updated != 1) {
            throw new Refused(StandingReason.STANDING_ORDER_CHANGED);
        }
    }

    /**
     * Orders nothing of it any more. Done twice, it does nothing.
     *
     * @param version that is removed; null: whatever stands
     * @throws Refused if another version stands
     */
    @Transactional
    public void remove(Caller caller, OfferId offer, @Nullable Integer version) {
        Optional<StandingOrderRow> before = lock(caller, offer);
        if (before.isEmpty()) {
            return;
        }
        requireVersion(before.get(), version);
        rows.delete(caller.coop().value(), own(caller).value(), offer.value());
        audit.record(caller, "standing-order.removed", subject(caller, offer), "");
    }

    private static String subject(Caller caller, OfferId offer) {
        return "member/" + own(caller) + "/offer/" + offer;
    }

    private static String text(StandingOrderRow row) {
        OwnOrders.Line line = OwnOrders.Line.of(lineOf(row));
        return "%s and up to %s more%s"
                .formatted(line.quantity(), line.tolerance(), row.paused() ? ", paused" : "");
    }

    private static MemberId own(Caller caller) {
        return caller.member().orElseThrow(() -> new Refused(OrderReason.MEMBER_NOT_FOUND));
    }

    @Override
    public String part() {
        return "standing-orders";
    }

    @Override
    @Transactional
    public Object export(Caller person) {
        return person.member().map(member -> of(person)).orElse(List.of());
    }

    /** A household that nobody acts for any more orders nothing. */
    @Override
    @Transactional
    public void erase(Caller person) {
        if (last.isLast(person)) {
            person.member()
                    .ifPresent(member -> rows.deleteAll(person.coop().value(), member.value()));
        }
    }
}
