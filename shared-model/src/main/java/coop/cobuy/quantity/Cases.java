package coop.cobuy.quantity;

/** So many whole cases, zero or more. Becomes units through {@link CasePack} alone. */
public record Cases(long count) implements Comparable<Cases> {

    /** None. */
    public static final Cases ZERO = new Cases(0);

    public Cases {
        if (count < 0) {
            throw new IllegalArgumentException("cases: " + count + " (expected: >= 0)");
        }
    }

    public boolean isZero() {
        return count == 0;
    }

    @Override
    public int compareTo(Cases other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return Long.toString(count);
    }
}
