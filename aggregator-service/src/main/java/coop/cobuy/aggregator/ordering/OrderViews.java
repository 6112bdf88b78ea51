package coop.cobuy.aggregator.ordering;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** What is shown of orders. */
final class OrderViews {

    private OrderViews() {}

    /** How far a command is. */
    enum Status {
        /** In the log, not applied yet. */
        PENDING,
        ACCEPTED,
        /** Taken in a completion phase, and decided when that is over. */
        CONDITIONAL,
        REFUSED,
        /** It could not be applied because of a fault of ours; people look at it. */
        PARKED,
        /** Applied, but so long ago that its key is forgotten. */
        FORGOTTEN
    }

    /**
     * What became of a command.
     *
     * @param order where to look: the order, with the token
     * @param reason of a refusal, for programs
     * @param detail of a refusal or a condition, for a person
     * @param version that stands; absent while pending, and if there is no order
     */
    record CommandView(
            Status status,
            String token,
            @Nullable String order,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String version) {

        static CommandView pending(OrderToken token, @Nullable String order) {
            return new CommandView(Status.PENDING, token.toString(), order, null, null, null);
        }

        static CommandView of(Outcome outcome, OrderToken token, @Nullable String order) {
            OrderReason refusal = outcome.refusal();
            Place stands = outcome.stands();
            return new CommandView(
                    status(outcome),
                    token.toString(),
                    order,
                    refusal == null ? null : refusal.name(),
                    outcome.accepted() ? null : outcome.detail(),
                    stands == null ? null : stands.toString());
        }

        private static Status status(Outcome outcome) {
            if (outcome.isConditional()) {
                return Status.CONDITIONAL;
            }
            return outcome.accepted() ? Status.ACCEPTED : Status.REFUSED;
        }
    }

    /** What stands of an offer. Quantities and price as plain decimal text. */
    record LineView(
            UUID offer,
            String quantity,
            String tolerance,
            @Nullable String maxUnitPrice,
            @Nullable Boolean allOrNothing) {

        static LineView of(OrderLine line) {
            return new LineView(
                    line.offer(),
                    new Units(line.quantityMilli()).toString(),
                    new Units(line.toleranceMilli()).toString(),
                    line.hasLimit() ? plain(line.limit()) : null,
                    line.allOrNothing() ? Boolean.TRUE : null);
        }

        private static String plain(java.math.BigDecimal price) {
            return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
        }
    }

    /**
     * An order as it stands.
     *
     * @param version as in the {@code ETag}; absent: there is none
     * @param held what it holds of the member's funds: the most that it can cost
     * @param conditional the whole order as the member asked for it last in a completion phase; it
     *     counts if it still helps to fill open cases when that is over
     * @param command what became of the command whose token was asked for
     */
    record OrderView(
            UUID round,
            UUID member,
            @Nullable String version,
            @Nullable Instant changedAt,
            @Nullable String origin,
            @Nullable UUID placedBy,
            List<LineView> lines,
            @Nullable Money held,
            @Nullable List<LineView> conditional,
            @Nullable CommandView command) {

        static OrderView of(MemberOrder order, Currency currency, @Nullable CommandView command) {
            return of(order, currency, null, command);
        }

        static OrderView of(
                MemberOrder order,
                Currency currency,
                @Nullable Conditional conditional,
                @Nullable CommandView command) {
            return new OrderView(
                    order.key().round().round(),
                    order.key().member(),
                    order.version().toString(),
                    order.changedAt(),
                    order.origin().name(),
                    order.placedBy(),
                    order.lines().stream().map(LineView::of).toList(),
                    new Money(order.heldMinor(), currency),
                    conditional == null
                            ? null
                            : conditional.lines().stream().map(LineView::of).toList(),
                    command);
        }

        static OrderView none(OrderKey key, CommandView command) {
            return new OrderView(
                    key.round().round(),
                    key.member(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    command);
        }
    }
}
