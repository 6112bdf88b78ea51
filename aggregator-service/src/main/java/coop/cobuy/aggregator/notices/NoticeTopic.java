package coop.cobuy.aggregator.notices;

import java.util.Optional;

/**
 * What somebody may switch off. All else, such as an order that was not taken or is cancelled, is
 * always told.
 */
public enum NoticeTopic {
    /** A round takes orders. */
    ROUND_OPENED,
    /** A round's cut-off is near. */
    CLOSING_SOON,
    /** What a round brings is known. */
    RESULT,
    /** An invoice or a credit note was shared out. */
    STATEMENT,
    /** A supplier does not answer, or does not get an order, in time; to buyers. */
    LATE_SUPPLIER;

    /** Of a notice's kind; nothing: it cannot be switched off. */
    static Optional<NoticeTopic> of(String kind) {
        return switch (kind) {
            case "round.opened" -> Optional.of(ROUND_OPENED);
            case "round.closing-soon" -> Optional.of(CLOSING_SOON);
            case "round.result" -> Optional.of(RESULT);
            case "statement.ready" -> Optional.of(STATEMENT);
            case "purchase-order.late",
                    "purchase-order.overdue",
                    "purchase-order.unanswered",
                    "purchase-order.unanswered-overdue",
                    "purchase-order.undelivered",
                    "purchase-order.undelivered-overdue" ->
                    Optional.of(LATE_SUPPLIER);
            default -> Optional.empty();
        };
    }
}
