package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Takes orders: checks what it can without asking the database, and appends to the log. Done when
 * the log has it; what becomes of it is decided when it is applied.
 */
@Singleton
class OrderIntake {

    private final RoundBoard board;
    private final OrderLog log;
    private final Transactions transactions;

    OrderIntake(RoundBoard board, OrderLog log, Transactions transactions) {
        this.board = board;
        this.log = log;
        this.transactions = transactions;
    }

    /**
     * What is asked for.
     *
     * @param lines null: to withdraw
     * @param reason for a correction; else null
     */
    record Asked(
            OrderKey order,
            String key,
            @Nullable String ifMatch,
            Origin origin,
            @Nullable List<OrderBody.Line> lines,
            @Nullable String reason) {}

    /** What was answered: a place in the log, or at once what became of the same request before. */
    record Taken(OrderToken token, Optional<Outcome> known) {}

    /** Nobody knows whether the log has it. */
    static final class UnknownException extends Exception {
        UnknownException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * @throws Refused if the round does not take it
     * @throws coop.cobuy.aggregator.platform.BadInput if it is malformed
     * @throws UnknownException if it may or may not be in the log: to be repeated with the same key
     */
    Taken take(Caller caller, Asked asked) throws UnknownException {
        RoundKey key = asked.order().round();
        // What is kept may be of a moment ago, when the round still was open.
        RoundBoard.Seen round =
                asked.origin() == Origin.CORRECTION ? board.look(key) : board.find(key);
        OrderShape.Checked shape =
                asked.lines() == null
                        ? new OrderShape.Checked(List.of(), List.of())
                        : OrderShape.check(asked.lines(), round.opened());
        UUID member = asked.order().member();
        Hash keyHash = Hash.ofKey(member, asked.key());
        Hash contentHash =
                Hash.ofContent(
                        asked.ifMatch() == null ? "" : asked.ifMatch(),
                        asked.reason() == null ? "" : asked.reason(),
                        shape.sorted());
        OrderReason late = late(round, asked.origin());
        if (late != null) {
            return settled(asked, keyHash, contentHash, late);
        }
        PlaceOrder command =
                new PlaceOrder(
                        asked.order().coop(),
                        asked.order().round().round(),
                        member,
                        asked.key(),
                        asked.ifMatch(),
                        asked.origin(),
                        caller.account().value(),
                        asked.reason(),
                        shape.written());
        return new Taken(new OrderToken(append(command), keyHash, contentHash), Optional.empty());
    }

    private Place append(PlaceOrder command) throws UnknownException {
        try {
            return log.append(command).get();
        } catch (ExecutionException e) {
            throw new UnknownException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownException(e);
        }
    }

    /**
     * Why the log would refuse the command for certain, else null. While a round is closing it goes
     * into the log: what came before it in its partition may not be applied yet.
     */
    private static @Nullable OrderReason late(RoundBoard.Seen round, Origin origin) {
        boolean correction = origin == Origin.CORRECTION;
        return switch (round.state()) {
            case PLANNED, OPENING -> OrderReason.ROUND_NOT_OPEN;
            case OPEN, CUTTING, COMPLETING, CLOSING ->
                    correction ? OrderReason.ROUND_NOT_FROZEN : null;
            case RESOLVING -> correction ? OrderReason.ROUND_NOT_FROZEN : OrderReason.ROUND_CLOSED;
            case FROZEN -> correction ? null : OrderReason.ROUND_CLOSED;
            case ORDERED -> correction ? OrderReason.BOOK_LOCKED : OrderReason.ROUND_CLOSED;
            case CANCELLING -> null;
            case CANCELLED -> OrderReason.ROUND_CANCELLED;
        };
    }

    /**
     * The round is over in every partition, so all that ever came for it has been applied: a repeat
     * gets what it got, all else is late.
     */
    private Taken settled(Asked asked, Hash keyHash, Hash contentHash, OrderReason late) {
        OutcomeKey key = new OutcomeKey(asked.order().round(), keyHash);
        try {
            Outcome first =
                    transactions
                            .call(connection -> new OrderReads(connection).outcomes(List.of(key)))
                            .stream()
                            .findFirst()
                            .orElseThrow(() -> new Refused(late));
            OrderToken token = new OrderToken(first.place(), keyHash, contentHash);
            return new Taken(token, Optional.of(first.forToken(token)));
        } catch (SQLException e) {
            throw new IllegalStateException("an outcome cannot be read", e);
        }
    }
}
