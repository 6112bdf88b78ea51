package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.ReleaseMember;
import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes commands as they stand in the log, and reads them back. Fields not known are ignored. */
final class CommandCodec {

    private static final int REASON_MAX = 500;

    private CommandCodec() {}

    static byte[] write(OrderCommand command) {
        return WireJson.write(command);
    }

    /**
     * @param at when it came into the log
     * @param partitionCount of the topic
     * @throws NoCommandException if it is no command, or stands where it must not
     */
    static Command read(byte[] record, Place place, Instant at, int partitionCount)
            throws NoCommandException {
        try {
            Command command = checked(WireJson.read(record, OrderCommand.class), place, at);
            checkPartition(command, partitionCount);
            return command;
        } catch (UnreadableException | IllegalArgumentException | ArithmeticException e) {
            String message = e.getMessage();
            throw new NoCommandException(message == null ? "not readable" : message);
        }
    }

    private static Command checked(OrderCommand content, Place place, Instant at) {
        return switch (content) {
            case PlaceOrder order -> order(order, place, at);
            case ChangeFunds change ->
                    new Command.Funds(
                            place,
                            at,
                            new MemberKey(change.coopId(), change.memberId()),
                            change.changeId(),
                            change.balanceDeltaMinor(),
                            atLeastZero(change.creditLimitMinor()),
                            change.releaseRoundId());
            case MarkRound mark -> new Command.Mark(place, at, mark);
            case ReleaseMember release ->
                    new Command.Release(
                            place,
                            at,
                            new MemberKey(release.coopId(), release.memberId()),
                            release.releasedBy());
        };
    }

    private static @Nullable Long atLeastZero(@Nullable Long limit) {
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("credit limit: " + limit + " (expected: >= 0)");
        }
        return limit;
    }

    private static Command.Order order(PlaceOrder order, Place place, Instant at) {
        UUID member = order.memberId();
        String ifMatch = order.ifMatch();
        String reason = shortened(order.reason());
        List<OrderLine> lines = lines(order.lines());
        return new Command.Order(
                place,
                at,
                OrderKey.of(order.coopId(), order.roundId(), member),
                Hash.ofKey(member, order.key()),
                Hash.ofContent(ifMatch == null ? "" : ifMatch, reason, lines),
                ifMatch,
                order.origin(),
                order.placedBy(),
                reason,
                lines);
    }

    private static List<OrderLine> lines(List<PlaceOrder.Line> given) {
        List<OrderLine> lines = new ArrayList<>(given.size());
        for (PlaceOrder.Line line : given) {
            String limit = line.maxUnitPrice();
            lines.add(
                    new OrderLine(
                            line.offerId(),
                            Units.parse(line.quantity()).milli(),
                            Units.parse(line.tolerance()).milli(),
                            limit == null
                                    ? OrderLine.NO_LIMIT
                                    : OrderLine.micro(Decimals.parse(limit)),
                            Boolean.TRUE.equals(line.allOrNothing())));
        }
        lines.sort(OrderLine.BY_OFFER);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).offer().equals(lines.get(i).offer())) {
                throw new IllegalArgumentException("an offer stands in two lines");
            }
        }
        return lines;
    }

    private static String shortened(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        return reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason;
    }

    private static void checkPartition(Command command, int partitionCount)
            throws NoCommandException {
        int expected =
                switch (command) {
                    case Command.Order order ->
                            OrderPartitions.partition(
                                    order.coop(), order.key().member(), partitionCount);
                    case Command.Funds funds ->
                            OrderPartitions.partition(
                                    funds.coop(), funds.member().member(), partitionCount);
                    case Command.Release release ->
                            OrderPartitions.partition(
                                    release.coop(), release.member().member(), partitionCount);
                    case Command.Mark mark -> mark.content().partition();
                };
        if (expected != command.place().partition()) {
            throw new NoCommandException("it belongs into partition " + expected);
        }
        if (command instanceof Command.Mark mark
                && mark.content().partitionCount() != partitionCount) {
            throw new IllegalStateException(
                    "partitions: %d (expected: %d)"
                            .formatted(mark.content().partitionCount(), partitionCount));
        }
    }
}
