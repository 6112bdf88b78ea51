package coop.cobuy.adapter.canonical;

import java.util.Currency;
import java.util.List;

/** What a supplier gets. */
public sealed interface OutboundDocument {

    /** What kind it is. */
    DocumentType type();

    /** The co-op's document number, the same each time that the document is sent. */
    String number();

    /** 0 for the first, then counted up by changes. */
    int revision();

    /** A purchase order with all that a supplier needs of it. */
    record PurchaseOrder(OrderHead head, List<OrderLine> lines, OrderTotals totals)
            implements OutboundDocument {

        /**
         * @throws IllegalArgumentException if there are no lines, or the lines' amounts are not in
         *     the totals' currency or do not add up to them
         */
        public PurchaseOrder {
            lines = List.copyOf(lines);
            totals.check(lines);
        }

        @Override
        public DocumentType type() {
            return DocumentType.ORDER;
        }

        @Override
        public String number() {
            return head.number();
        }

        @Override
        public int revision() {
            return head.revision();
        }

        public Currency currency() {
            return totals.net().currency();
        }
    }

    /**
     * A purchase order as it is now, with what changed since the revision that the supplier got
     * last. The head's revision is above 0.
     *
     * @param totals of the lines that are not cancelled
     */
    record OrderChange(OrderHead head, List<ChangedLine> lines, OrderTotals totals)
            implements OutboundDocument {

        /**
         * @throws IllegalArgumentException if it is no later revision, or its remaining lines do
         *     not add up to the totals
         */
        public OrderChange {
            lines = List.copyOf(lines);
            if (head.revision() <= 0) {
                throw new IllegalArgumentException(
                        "revision: " + head.revision() + " (expected: above 0)");
            }
            totals.check(
                    lines.stream()
                            .filter(line -> !line.isCancelled())
                            .map(ChangedLine::line)
                            .toList());
        }

        @Override
        public DocumentType type() {
            return DocumentType.ORDER_CHANGE;
        }

        @Override
        public String number() {
            return head.number();
        }

        @Override
        public int revision() {
            return head.revision();
        }

        public Currency currency() {
            return totals.net().currency();
        }
    }

    /**
     * Calls off a purchase order that was sent; number and revision are the order's.
     *
     * @param cancelledAt ISO 8601 in UTC
     */
    record OrderCancellation(String number, int revision, String reason, String cancelledAt)
            implements OutboundDocument {

        @Override
        public DocumentType type() {
            return DocumentType.ORDER_CANCELLATION;
        }
    }
}
