package coop.cobuy.aggregator.ordering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.money.Decimals;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes commands as they stand in the log, and reads them back. Fields not known are ignored. */
final class CommandCodec {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final ObjectReader READER = MAPPER.readerFor(OrderCommand.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(OrderCommand.class);

    private CommandCodec() {}

    /** A record that is no command, with the reason. */
    static final class UnreadableException extends Exception {
        UnreadableException(String reason) {
            super(reason, null, false, false);
        }
    }

    static byte[] write(OrderCommand command) {
        try {
            return WRITER.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command can be written", e);
        }
    }

    /**
     * @param at when it came into the log
     * @param partitionCount of the topic
     * @throws UnreadableException if it is no command, or stands where it must not
     */
    static Command read(byte[] record, Place place, Instant at, int partitionCount)
            throws UnreadableException {
        try {
            OrderCommand content = READER.readValue(record);
            if (content == null) {
                throw new UnreadableException("the record is empty");
            }
            Command command = checked(content, place, at);
            checkPartition(command, partitionCount);
            return command;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableException("no order command: " + firstLine(e));
        } catch (NullPointerException e) {
            throw new UnreadableException("no order command: a field is missing");
        }
    }

    private static Command checked(OrderCommand content, Place place, Instant at) {
        Objects.requireNonNull(content.coopId());
        return switch (content) {
            case PlaceOrder order -> order(order, place, at);
            case ChangeFunds change ->
                    new Command.Funds(
                            place,
                            at,
                            new MemberKey(
                                    change.coopId(), Objects.requireNonNull(change.memberId())),
                            Objects.requireNonNull(change.changeId()),
                            change.balanceDeltaMinor(),
                            atLeastZero(change.creditLimitMinor()),
                            change.releaseRoundId());
            case MarkRound mark -> {
                Objects.requireNonNull(mark.roundId());
                Objects.requireNonNull(mark.phase());
                Objects.requireNonNull(mark.snapshotHash());
                yield new Command.Mark(place, at, mark);
            }
        };
    }

    private static @Nullable Long atLeastZero(@Nullable Long limit) {
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("credit limit: " + limit + " (expected: >= 0)");
        }
        return limit;
    }

    private static Command.Order order(PlaceOrder order, Place place, Instant at) {
        UUID member = Objects.requireNonNull(order.memberId());
        String ifMatch = order.ifMatch();
        String reason = order.reason() == null ? "" : order.reason();
        List<OrderLine> lines = lines(order.lines());
        return new Command.Order(
                place,
                at,
                OrderKey.of(order.coopId(), Objects.requireNonNull(order.roundId()), member),
                Hash.ofKey(member, order.key()),
                Hash.ofContent(ifMatch == null ? "" : ifMatch, reason, lines),
                ifMatch,
                Objects.requireNonNull(order.origin()),
                Objects.requireNonNull(order.placedBy()),
                reason,
                lines);
    }

    private static List<OrderLine> lines(List<PlaceOrder.Line> given) {
        List<OrderLine> lines = new ArrayList<>(given.size());
        for (PlaceOrder.Line line : given) {
            String limit = line.maxUnitPrice();
            lines.add(
                    new OrderLine(
                            Objects.requireNonNull(line.offerId()),
                            Units.parse(line.quantity()).milli(),
                            Units.parse(line.tolerance()).milli(),
                            limit == null
                                    ? OrderLine.NO_LIMIT
                                    : OrderLine.micro(Decimals.parse(limit))));
        }
        lines.sort(OrderLine.BY_OFFER);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).offer().equals(lines.get(i).offer())) {
                throw new IllegalArgumentException("an offer stands in two lines");
            }
        }
        return lines;
    }

    private static void checkPartition(Command command, int partitionCount)
            throws UnreadableException {
        int expected =
                switch (command) {
                    case Command.Order order ->
                            OrderPartitions.partition(
                                    order.coop(), order.key().member(), partitionCount);
                    case Command.Funds funds ->
                            OrderPartitions.partition(
                                    funds.coop(), funds.member().member(), partitionCount);
                    case Command.Mark mark -> mark.content().partition();
                };
        if (expected != command.place().partition()) {
            throw new UnreadableException("it belongs into partition " + expected);
        }
        if (command instanceof Command.Mark mark
                && mark.content().partitionCount() != partitionCount) {
            throw new IllegalStateException(
                    "partitions: %d (expected: %d)"
                            .formatted(mark.content().partitionCount(), partitionCount));
        }
    }

    private static String firstLine(Exception e) {
        String message =
                e instanceof JsonProcessingException json
                        ? json.getOriginalMessage()
                        : e.getMessage();
        return message == null ? "not readable" : message.lines().findFirst().orElse("");
    }
}
