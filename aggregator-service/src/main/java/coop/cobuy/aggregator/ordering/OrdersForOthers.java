package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OwnOrders.Decided;
import coop.cobuy.aggregator.ordering.OwnOrders.Order;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Members' orders for whoever orders in their name: before the cut as they would themselves, and
 * corrections after it, with a reason that the member is told.
 */
@Singleton
public class OrdersForOthers {

    /** The longest reason for a correction. */
    public static final int REASON_MAX = 500;

    private final OrderAccess access;
    private final OrderReading reading;
    private final OwnOrders orders;

    OrdersForOthers(OrderAccess access, OrderReading reading, OwnOrders orders) {
        this.access = access;
        this.reading = reading;
        this.orders = orders;
    }

    /** A member's order. */
    public record OfMember(MemberId member, Order order) {}

    /**
     * A member's order in a round, if there is one, also one that was withdrawn.
     *
     * @throws Refused if the caller may not see it, or there is no such member
     */
    public Optional<Order> find(Caller caller, RoundId round, MemberId member) {
        access.requireSight(caller, member, Action.SEE_ALL_ORDERS);
        access.requireMember(caller, member);
        OrderReading.Read read = reading.order(key(caller, round, member), null);
        return read.order()
                .map(
                        order ->
                                OwnOrders.order(
                                        caller, order, read.conditional().map(Conditional::lines)));
    }

    /** A round's orders after a member, in the order of the members' ids. */
    public List<OfMember> after(Caller caller, RoundId round, UUID after, int atMost) {
        RoundKey key = new RoundKey(caller.coop().value(), round.value());
        return reading.ofRound(key, after, atMost).stream()
                .map(
                        order ->
                                new OfMember(
                                        new MemberId(order.key().member()),
                                        OwnOrders.order(caller, order, Optional.empty())))
                .toList();
    }

    /**
     * Replaces a member's whole order and waits for the answer.
     *
     * @param key the same for a repeat of the same request
     * @param version that was seen and is to be replaced; empty: there was no order
     * @param lines none: withdraws it
     * @throws Refused if it cannot go into the log
     * @throws coop.cobuy.aggregator.platform.BadInput naming what is wrong with the lines
     */
    public Decided place(
            Caller caller,
            RoundId round,
            MemberId member,
            String key,
            String version,
            List<Wanted> lines,
            Duration wait) {
        Origin origin = access.origin(caller, member);
        return orders.take(
                caller,
                new OrderIntake.Asked(
                        key(caller, round, member),
                        OrderHeaders.key(key),
                        OwnOrders.seen(version),
                        origin,
                        lines.isEmpty() ? null : OwnOrders.bodies(lines),
                        null),
                wait);
    }

    /**
     * Corrects a member's order while the round is frozen and nothing of it is approved.
     *
     * @param version that was seen and is to be replaced; empty: there was no order
     * @param reason that the member is told
     * @throws Refused if it cannot go into the log
     * @throws coop.cobuy.aggregator.platform.BadInput naming what is wrong with the lines
     */
    public Decided correct(
            Caller caller,
            RoundId round,
            MemberId member,
            String key,
            String version,
            List<Wanted> lines,
            String reason,
            Duration wait) {
        access.requireActive(caller, member);
        return orders.take(
                caller,
                new OrderIntake.Asked(
                        key(caller, round, member),
                        OrderHeaders.key(key),
                        OwnOrders.seen(version),
                        Origin.CORRECTION,
                        lines.isEmpty() ? null : OwnOrders.bodies(lines),
                        reason),
                wait);
    }

    private static OrderKey key(Caller caller, RoundId round, MemberId member) {
        return new OrderKey(new RoundKey(caller.coop().value(), round.value()), member.value());
    }
}
