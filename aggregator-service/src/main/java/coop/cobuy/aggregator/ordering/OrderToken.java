package coop.cobuy.aggregator.ordering;

/**
 * What a client holds for a command that is in the log: its place, and enough to find what became
 * of it even if another command with the same key came before. Opaque to clients.
 */
record OrderToken(Place place, Hash keyHash, Hash contentHash) {

    private static final char SEPARATOR = '.';

    /**
     * @throws IllegalArgumentException if this is no token
     */
    static OrderToken parse(String text) {
        int first = text.indexOf(SEPARATOR);
        int second = text.indexOf(SEPARATOR, first + 1);
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("not a token that an order was answered with");
        }
        return new OrderToken(
                Place.parse(text.substring(0, first)),
                Hash.parse(text.substring(first + 1, second)),
                Hash.parse(text.substring(second + 1)));
    }

    @Override
    public String toString() {
        return place.toString() + SEPARATOR + keyHash.text() + SEPARATOR + contentHash.text();
    }
}
