package coop.cobuy.aggregator.invoicing;

/**
 * One thing in which a bill, the purchase order and the goods received do not agree.
 *
 * @param pointer where, as a JSON pointer into the invoice such as {@code /lines/0/unitPrice}
 * @param expected what order, receipt or arithmetic say
 * @param found what the invoice says
 */
public record Difference(Kind kind, String pointer, String expected, String found) {

    /**
     * What can differ. Those that {@link #blocks()} keep an invoice from being accepted by itself.
     */
    public enum Kind {
        /** No purchase order of this supplier has that number, or it was never approved. */
        ORDER_UNKNOWN(true),
        /** The purchase order was cancelled. */
        ORDER_CANCELLED(true),
        /** Not the co-op's currency. */
        CURRENCY_DIFFERS(true),
        /** The credit note's invoice is unknown. */
        CREDITED_UNKNOWN(true),
        /** More is credited than was billed. */
        CREDITED_OVER_BILLED(true),
        /** Units times price is not the net, or the whole does not add up to what is payable. */
        SUM_WRONG(true),
        /** The product is not on the purchase order. */
        NOT_ORDERED(true),
        /**
         * Neither billed in the unit that was ordered, nor kilograms of what is billed by weight.
         */
        UNIT_DIFFERS(true),
        /** Ordered and billed, but nothing has come. */
        NOT_RECEIVED(true),
        /**
         * More units (or kilograms) are billed than have come, all invoices of the order together.
         */
        QUANTITY_OVER_RECEIVED(true),
        PRICE_ABOVE_ORDER(true),
        VAT_RATE_DIFFERS(true),
        /** To the co-op's gain: shown, but nothing to be settled. */
        PRICE_BELOW_ORDER(false),
        /** Received, but not billed, or not all of it: another invoice may follow. */
        RECEIVED_NOT_BILLED(false);

        private final boolean blocks;

        Kind(boolean blocks) {
            this.blocks = blocks;
        }

        public boolean blocks() {
            return blocks;
        }

        /** Whether no reason makes up for it: there is nothing to charge against. */
        boolean barsAcceptance() {
            return switch (this) {
                case ORDER_UNKNOWN, CURRENCY_DIFFERS, CREDITED_UNKNOWN -> true;
                case ORDER_CANCELLED,
                        CREDITED_OVER_BILLED,
                        SUM_WRONG,
                        NOT_ORDERED,
                        UNIT_DIFFERS,
                        NOT_RECEIVED,
                        QUANTITY_OVER_RECEIVED,
                        PRICE_ABOVE_ORDER,
                        VAT_RATE_DIFFERS,
                        PRICE_BELOW_ORDER,
                        RECEIVED_NOT_BILLED ->
                        false;
            };
        }
    }
}
