package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OrderViews.CommandView;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A caller's own orders, for whoever speaks with people: what stands, what it may cost, and placing
 * with the answer awaited. The same checks as over the API: an account orders for its own member.
 */
@Singleton
public class OwnOrders {

    private final OrderAccess access;
    private final OrderIntake intake;
    private final OrderReading reading;
    private final OrderAnswers answers;
    private final RoundBoard board;
    private final DemandReading demand;

    OwnOrders(
            OrderAccess access,
            OrderIntake intake,
            OrderReading reading,
            OrderAnswers answers,
            RoundBoard board,
            DemandReading demand) {
        this.access = access;
        this.intake = intake;
        this.reading = reading;
        this.answers = answers;
        this.board = board;
        this.demand = demand;
    }

    /**
     * What is wanted of an offer, as somebody typed it: checked when it is placed.
     *
     * @param maxUnitPrice net; null: any
     */
    public record Wanted(
            OfferId offer,
            String quantity,
            String tolerance,
            @Nullable String maxUnitPrice,
            boolean allOrNothing) {

        /** Whether the same is wanted, however its numbers are written. */
        boolean isAs(Wanted other) {
            return offer.equals(other.offer)
                    && allOrNothing == other.allOrNothing
                    && isAs(quantity, other.quantity)
                    && isAs(tolerance, other.tolerance)
                    && isAs(maxUnitPrice, other.maxUnitPrice);
        }

        private static boolean isAs(@Nullable String one, @Nullable String other) {
            if (one == null || other == null) {
                return one == null && other == null;
            }
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }

        /** The same as a line that stands. */
        static Wanted of(Line line) {
            BigDecimal limit = line.maxUnitPrice();
            return new Wanted(
                    line.offer(),
                    line.quantity().toString(),
                    line.tolerance().toString(),
                    limit == null ? null : limit.toPlainString(),
                    line.allOrNothing());
        }
    }

    /**
     * What stands of an offer.
     *
     * @param maxUnitPrice net; null: any
     */
    public record Line(
            OfferId offer,
            Units quantity,
            Units tolerance,
            @Nullable BigDecimal maxUnitPrice,
            boolean allOrNothing) {

        static Line of(OrderLine line) {
            return new Line(
                    new OfferId(line.offer()),
                    new Units(line.quantityMilli()),
                    new Units(line.toleranceMilli()),
                    line.hasLimit() ? line.limit().stripTrailingZeros() : null,
                    line.allOrNothing());
        }
    }

    /**
     * An order.
     *
     * @param version what is to be given when it is replaced
     * @param held the most that it can cost
     * @param conditional what was asked for last in a completion phase that is not over
     */
    public record Order(
            RoundId round,
            String version,
            Instant changedAt,
            List<Line> lines,
            Money held,
            Optional<List<Line>> conditional) {

        public Order {
            lines = List.copyOf(lines);
        }

        /** The line of an offer, if there is one. */
        public Optional<Line> line(OfferId offer) {
            return lines.stream().filter(line -> line.offer().equals(offer)).findFirst();
        }
    }

    /** What a member can use, and how much of it is set aside for orders. */
    public record Funds(Money balance, Money creditLimit, Money held, Money available) {}

    /** What became of what was asked for. */
    public sealed interface Decided {
        /** It stands. */
        record Accepted() implements Decided {}

        /** It counts if it still helps to fill open cases when the completion phase is over. */
        record Conditionally(String detail) implements Decided {}

        /**
         * It was not taken; what stood before stands.
         *
         * @param code such as {@code ROUND_CLOSED}
         */
        record Refusal(String code, String detail) implements Decided {}

        /** It is in the log and will be decided, or perhaps is: ask again with the same key. */
        record Later() implements Decided {}
    }

    /** The caller's order in a round, if there is one, also one that was withdrawn. */
    public Optional<Order> find(Caller caller, RoundId round) {
        OrderReading.Read read = reading.order(key(caller, round), null);
        return read.order()
                .map(order -> order(caller, order, read.conditional().map(Conditional::lines)));
    }

    /** The caller's orders of rounds after one, in the order of the rounds' ids. */
    public List<Order> after(Caller caller, UUID after, int atMost) {
        MemberKey member = new MemberKey(caller.coop().value(), own(caller).value());
        return reading.ofMember(member, after, atMost).stream()
                .map(order -> order(caller, order, Optional.empty()))
                .toList();
    }

    static Order order(Caller caller, MemberOrder order, Optional<List<OrderLine>> conditional) {
        return new Order(
                new RoundId(order.key().round().round()),
                order.version().toString(),
                order.changedAt(),
                order.lines().stream().map(Line::of).toList(),
                new Money(order.heldMinor(), caller.currency()),
                conditional.map(lines -> lines.stream().map(Line::of).toList()));
    }

    public Funds funds(Caller caller) {
        MemberFunds funds =
                reading.funds(new MemberKey(caller.coop().value(), own(caller).value()));
        return new Funds(
                new Money(funds.balanceMinor(), caller.currency()),
                new Money(funds.creditLimitMinor(), caller.currency()),
                new Money(funds.heldMinor(), caller.currency()),
                new Money(funds.availableMinor(), caller.currency()));
    }

    /**
     * Replaces the caller's whole order and waits for the answer.
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
            String key,
            String version,
            List<Wanted> lines,
            Duration wait) {
        OrderKey order = key(caller, round);
        return take(
                caller,
                new OrderIntake.Asked(
                        order,
                        OrderHeaders.key(key),
                        seen(version),
                        access.origin(caller, new MemberId(order.member())),
                        lines.isEmpty() ? null : bodies(lines),
                        null),
                wait);
    }

    /** What must stand, so that nothing is replaced that was not seen. */
    static String seen(String version) {
        return version.isEmpty() ? PlaceOrder.NO_ORDER : version;
    }

    /** Puts it into the log and waits for the answer. */
    Decided take(Caller caller, OrderIntake.Asked asked, Duration wait) {
        try {
            OrderIntake.Taken taken = intake.take(caller, asked);
            return taken.known()
                    .map(outcome -> decided(CommandView.of(outcome, taken.token(), null)))
                    .orElseGet(() -> await(asked.order(), taken.token(), wait));
        } catch (OrderIntake.UnknownException e) {
            return new Decided.Later();
        }
    }

    static List<OrderBody.Line> bodies(List<Wanted> lines) {
        return lines.stream().map(OwnOrders::body).toList();
    }

    private static OrderBody.Line body(Wanted wanted) {
        return new OrderBody.Line(
                wanted.offer().toString(),
                wanted.quantity(),
                wanted.tolerance(),
                wanted.maxUnitPrice(),
                wanted.allOrNothing() ? Boolean.TRUE : null,
                null);
    }

    private Decided await(OrderKey order, OrderToken token, Duration wait) {
        return answers.outcome(order, token, null, wait)
                .map(OwnOrders::decided)
                .orElseGet(Decided.Later::new);
    }

    private static Decided decided(CommandView command) {
        String detail = command.detail() == null ? "" : command.detail();
        return switch (command.status()) {
            case ACCEPTED -> new Decided.Accepted();
            case CONDITIONAL -> new Decided.Conditionally(detail);
            case REFUSED ->
                    new Decided.Refusal(
                            command.reason() == null ? "REFUSED" : command.reason(), detail);
            case PENDING, PARKED, FORGOTTEN -> new Decided.Later();
        };
    }

    /**
     * The caller's lines with one put in, replaced or taken out.
     *
     * @param changed a quantity of {@code "0"}: taken out
     */
    public static List<Wanted> with(Optional<Order> standing, Wanted changed) {
        Map<OfferId, Wanted> lines = new LinkedHashMap<>();
        standing.map(order -> order.conditional().orElse(order.lines()))
                .orElse(List.of())
                .forEach(line -> lines.put(line.offer(), Wanted.of(line)));
        if (changed.quantity().equals("0")) {
            lines.remove(changed.offer());
        } else {
            lines.put(changed.offer(), changed);
        }
        return new ArrayList<>(lines.values());
    }

    /** Whether a line stands already just as it is wanted, so that nothing is left to do. */
    public static boolean stands(Optional<Order> standing, Wanted wanted) {
        boolean conditional = standing.flatMap(Order::conditional).isPresent();
        Optional<Line> line = standing.flatMap(order -> order.line(wanted.offer()));
        return !conditional
                && (wanted.quantity().equals("0")
                        ? line.isEmpty()
                        : line.map(Wanted::of).filter(wanted::isAs).isPresent());
    }

    /**
     * What lines would cost if the round closed at this moment: each offer at the price of the
     * demand that is there, with mark-up, taxes, deposits and fees; without freight, which nobody
     * knows yet.
     */
    public Money likely(Caller caller, RoundId round, List<Line> lines) {
        RoundKey key = new RoundKey(caller.coop().value(), round.value());
        Map<UUID, BigDecimal> prices = new LinkedHashMap<>();
        List<UUID> offers = lines.stream().map(line -> line.offer().value()).toList();
        for (OfferDemand now : demand.of(key, offers)) {
            prices.put(now.offer().value(), new BigDecimal(now.unitPrice()));
        }
        return new Money(board.find(key).opened().likelyMinor(lines, prices), caller.currency());
    }

    /** The most that lines can cost. */
    public Money atMost(Caller caller, RoundId round, List<Line> lines) {
        RoundKey key = new RoundKey(caller.coop().value(), round.value());
        List<OrderLine> all =
                lines.stream()
                        .map(
                                line ->
                                        new OrderLine(
                                                line.offer().value(),
                                                line.quantity().milli(),
                                                line.tolerance().milli(),
                                                limit(line.maxUnitPrice())))
                        .toList();
        return new Money(board.find(key).opened().holdMinor(all), caller.currency());
    }

    private static long limit(@Nullable BigDecimal price) {
        return price == null ? OrderLine.NO_LIMIT : OrderLine.micro(price);
    }

    /** How far some offers of a round have come, in the order in which they are named. */
    public List<OfferDemand> demand(CoopId coop, RoundId round, List<OfferId> offers) {
        return demand.of(
                new RoundKey(coop.value(), round.value()),
                offers.stream().map(OfferId::value).toList());
    }

    /** In which state a round is, as it was a moment ago. */
    public RoundState state(CoopId coop, RoundId round) {
        return board.find(new RoundKey(coop.value(), round.value())).state();
    }

    private static OrderKey key(Caller caller, RoundId round) {
        return new OrderKey(
                new RoundKey(caller.coop().value(), round.value()), own(caller).value());
    }

    private static MemberId own(Caller caller) {
        return caller.member().orElseThrow(() -> new Refused(OrderReason.MEMBER_NOT_FOUND));
    }
}
