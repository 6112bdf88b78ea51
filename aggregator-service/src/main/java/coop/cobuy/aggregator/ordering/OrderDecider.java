package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides commands and does nothing: the same command on the same knowledge gives the same
 * decision, live, in a replay and in a simulation. Reasons are tried in the order of {@link
 * OrderReason}.
 */
final class OrderDecider {

    private static final String CONDITION =
            "It counts if it still helps to fill an open case when the round is closed.";

    private OrderDecider() {}

    static Decision decide(Command command, Known known) {
        return switch (command) {
            case Command.Order order -> decide(order, known);
            case Command.Funds funds -> decide(funds, known);
            case Command.Release release -> new Decision.Nothing();
            case Command.Mark mark -> {
                Gate gate = Gate.after(known.gate(mark.round()), mark);
                yield gate == null ? new Decision.Nothing() : new Decision.Marked(gate);
            }
        };
    }

    private static Decision decide(Command.Order order, Known known) {
        MemberOrder before = known.order(order.key());
        Outcome first = known.outcome(order.outcomeKey());
        if (first != null) {
            return first.contentHash().equals(order.contentHash())
                    ? new Decision.Repeated(first)
                    : new Decision.Conflicting(
                            refusal(order, before, OrderReason.KEY_REUSED, keyReused(first)));
        }
        Gate gate = known.gate(order.key().round());
        OrderReason closed = atGate(order, gate, known.lockedFrom(order.key().round()));
        if (gate == null || closed != null) {
            OrderReason reason = closed == null ? OrderReason.ROUND_NOT_OPEN : closed;
            return refused(
                    order,
                    before,
                    reason,
                    reason.message() + standing(before),
                    Refusals.of(reason, before));
        }
        if (isStale(order.ifMatch(), before)) {
            OrderReason reason = OrderReason.STALE_VERSION;
            return refused(
                    order,
                    before,
                    reason,
                    reason.message() + standing(before),
                    Refusals.of(reason, before));
        }
        return decide(order, before, gate, known);
    }

    private static Decision decide(
            Command.Order order, @Nullable MemberOrder before, Gate gate, Known known) {
        RoundTerms terms = known.terms(gate);
        MemberFunds funds = known.funds(order.key().memberKey());
        List<OrderLine> lines = lines(order, before);
        for (OrderLine line : lines) {
            RoundTerms.OfferTerms offer = terms.offers().get(line.offer());
            if (offer == null) {
                return refused(
                        order,
                        before,
                        OrderReason.OFFER_NOT_IN_ROUND,
                        "Offer " + line.offer() + " is not in this round.",
                        Refusals.notInRound());
            }
            if (line.quantityMilli() % offer.stepMilli() != 0
                    || line.toleranceMilli() % offer.stepMilli() != 0) {
                return refused(
                        order,
                        before,
                        OrderReason.QUANTITY_NOT_ALLOWED,
                        offer.name() + " is sold in whole units.",
                        Refusals.onlyWhole(offer.name()));
            }
        }
        long held = before == null ? 0 : before.heldMinor();
        long hold = terms.holdMinor(lines);
        if (hold > held && hold > Math.addExact(funds.availableMinor(), held)) {
            Money mayCost = new Money(hold, terms.currency());
            Money available = new Money(funds.availableMinor() + held, terms.currency());
            return refused(
                    order,
                    before,
                    OrderReason.INSUFFICIENT_FUNDS,
                    "The order may cost up to %s; %s can be used for it."
                            .formatted(mayCost, available),
                    Refusals.insufficientFunds(mayCost, available));
        }
        if (gate.state() == Gate.State.COMPLETING) {
            return conditional(order, before, Math.max(held, hold), funds);
        }
        MemberOrder after =
                new MemberOrder(
                        order.key(),
                        order.place(),
                        order.at(),
                        order.origin(),
                        order.placedBy(),
                        lines,
                        hold);
        Outcome outcome = outcome(order, null, "", order.place());
        return new Decision.Accepted(before, after, funds.rehold(held, hold), outcome);
    }

    /**
     * The lines stay as they are; the version is new, so that two tabs of one household do not
     * overwrite each other, and the hold is what the dearest of the orders may cost.
     */
    private static Decision conditional(
            Command.Order order, @Nullable MemberOrder before, long hold, MemberFunds funds) {
        MemberOrder after =
                new MemberOrder(
                        order.key(),
                        order.place(),
                        order.at(),
                        before == null ? order.origin() : before.origin(),
                        before == null ? order.placedBy() : before.placedBy(),
                        before == null ? List.of() : before.lines(),
                        hold);
        Outcome outcome =
                new Outcome(
                        order.outcomeKey(),
                        order.contentHash(),
                        order.key().member(),
                        order.place(),
                        order.at(),
                        null,
                        true,
                        CONDITION,
                        order.place());
        long held = before == null ? 0 : before.heldMinor();
        return new Decision.Conditional(after, funds.rehold(held, hold), outcome);
    }

    /**
     * What becomes of an order that was taken conditionally.
     *
     * @param refusalOrNull null: it counts
     * @param before what stands; conditional orders before it are resolved
     */
    static Decision.Accepted resolved(
            Conditional asked,
            Completion.@Nullable Refusal refusalOrNull,
            Command.Mark mark,
            MemberOrder before,
            RoundTerms terms,
            MemberFunds funds) {
        boolean counts = refusalOrNull == null;
        List<OrderLine> lines = counts ? asked.lines() : before.lines();
        long hold = terms.holdMinor(lines);
        MemberOrder after =
                new MemberOrder(
                        asked.key(),
                        mark.place(),
                        mark.at(),
                        counts ? asked.origin() : before.origin(),
                        counts ? asked.placedBy() : before.placedBy(),
                        lines,
                        hold);
        Outcome outcome =
                new Outcome(
                        asked.outcomeKey(),
                        asked.contentHash(),
                        asked.key().member(),
                        asked.place(),
                        asked.at(),
                        counts ? null : OrderReason.FILLS_NO_CASE,
                        false,
                        refusalOrNull == null ? "" : refusalOrNull.text(terms),
                        mark.place());
        return new Decision.Accepted(
                before, after, funds.rehold(before.heldMinor(), hold), outcome);
    }

    /** What the co-op places for a member comes beside what stands, and never over it. */
    private static List<OrderLine> lines(Command.Order order, @Nullable MemberOrder before) {
        if (!order.origin().isBeside() || before == null) {
            return order.lines();
        }
        Map<UUID, OrderLine> byOffer = new HashMap<>();
        order.lines().forEach(line -> byOffer.put(line.offer(), line));
        before.lines().forEach(line -> byOffer.put(line.offer(), line));
        return byOffer.values().stream().sorted(OrderLine.BY_OFFER).toList();
    }

    private static @Nullable OrderReason atGate(
            Command.Order order, @Nullable Gate gate, long lockedFrom) {
        if (gate == null) {
            return OrderReason.ROUND_NOT_OPEN;
        }
        boolean correction = order.origin() == Origin.CORRECTION;
        return switch (gate.state()) {
            case OPEN -> correction ? OrderReason.ROUND_NOT_FROZEN : null;
            case COMPLETING -> {
                if (correction) {
                    yield OrderReason.ROUND_NOT_FROZEN;
                }
                yield order.origin().isBeside() ? OrderReason.ROUND_CLOSED : null;
            }
            case RESOLVING -> correction ? OrderReason.ROUND_NOT_FROZEN : OrderReason.ROUND_CLOSED;
            case CANCELLED -> OrderReason.ROUND_CANCELLED;
            case CLOSED -> {
                if (!correction) {
                    yield OrderReason.ROUND_CLOSED;
                }
                yield order.place().offset() >= lockedFrom ? OrderReason.BOOK_LOCKED : null;
            }
        };
    }

    /**
     * Where no order was seen, one that was withdrawn since is another answer of the member's, too,
     * and has a version by which it can be replaced.
     */
    private static boolean isStale(@Nullable String ifMatch, @Nullable MemberOrder before) {
        if (ifMatch == null) {
            return false;
        }
        if (ifMatch.equals(PlaceOrder.NO_ORDER)) {
            return before != null;
        }
        return before == null
                || (!ifMatch.equals("*") && !ifMatch.equals(before.version().toString()));
    }

    private static Decision decide(Command.Funds change, Known known) {
        if (known.counted(change.member(), change.changeId())) {
            return new Decision.Nothing();
        }
        MemberFunds funds = known.funds(change.member());
        Long limit = change.creditLimitMinor();
        MemberFunds changed =
                new MemberFunds(
                        Math.addExact(funds.balanceMinor(), change.balanceDeltaMinor()),
                        limit == null ? funds.creditLimitMinor() : limit,
                        funds.heldMinor());
        MemberOrder order =
                change.releaseRound() == null
                        ? null
                        : known.order(
                                OrderKey.of(
                                        change.coop(),
                                        change.releaseRound(),
                                        change.member().member()));
        if (order == null || order.heldMinor() == 0) {
            return new Decision.Counted(changed, null);
        }
        return new Decision.Counted(changed.rehold(order.heldMinor(), 0), order.released());
    }

    private static String keyReused(Outcome first) {
        return OrderReason.KEY_REUSED.message() + " The first is at " + first.place() + ".";
    }

    private static String standing(@Nullable MemberOrder before) {
        if (before == null) {
            return " There is no order of this member in the round.";
        }
        return " What stands is version "
                + before.version()
                + (before.lines().isEmpty() ? ", withdrawn." : ".");
    }

    /**
     * @param detail for whoever asks the API
     * @param why for the member who is told
     */
    private static Decision refused(
            Command.Order order,
            @Nullable MemberOrder before,
            OrderReason reason,
            String detail,
            Sentence why) {
        return new Decision.Refused(refusal(order, before, reason, detail), why);
    }

    private static Outcome refusal(
            Command.Order order, @Nullable MemberOrder before, OrderReason reason, String detail) {
        return outcome(order, reason, detail, before == null ? null : before.version());
    }

    private static Outcome outcome(
            Command.Order order,
            @Nullable OrderReason refusal,
            String detail,
            @Nullable Place stands) {
        return new Outcome(
                order.outcomeKey(),
                order.contentHash(),
                order.key().member(),
                order.place(),
                order.at(),
                refusal,
                false,
                detail,
                stands);
    }
}
