package coop.cobuy.aggregator.ordering;

import coop.cobuy.quantity.Decimals;

/**
 * A place in the log of orders. As text {@code 3-12345}: the version of an order, its {@code ETag}.
 */
record Place(int partition, long offset) {

    Place {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "place: " + partition + "-" + offset + " (expected: >= 0)");
        }
    }

    /**
     * @throws IllegalArgumentException if the text is no place
     */
    static Place parse(String text) {
        int dash = text.indexOf('-');
        if (dash <= 0 || text.length() > Decimals.LENGTH_MAX) {
            throw new IllegalArgumentException("not a place in the log");
        }
        return new Place(
                Integer.parseInt(text.substring(0, dash)),
                Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
