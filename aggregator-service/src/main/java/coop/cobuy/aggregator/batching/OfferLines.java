package coop.cobuy.aggregator.batching;

import coop.cobuy.id.MemberId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * The lines of one offer in parallel arrays, one line for each member: a round's million lines pass
 * through without an object for each. Immutable; quantities in thousandths of a member unit, limits
 * in millionths of the currency.
 */
public final class OfferLines {

    /** The limit of a line that takes any price. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private final long[] memberHigh;
    private final long[] memberLow;
    private final long[] quantityMilli;
    private final long[] toleranceMilli;
    private final long[] limitMicro;
    private final int @Nullable [] priority;
    private final boolean @Nullable [] allOrNothing;
    private final @Nullable Arrivals arrivals;

    private OfferLines(Builder from) {
        this.memberHigh = Arrays.copyOf(from.memberHigh, from.count);
        this.memberLow = Arrays.copyOf(from.memberLow, from.count);
        this.quantityMilli = Arrays.copyOf(from.quantityMilli, from.count);
        this.toleranceMilli = Arrays.copyOf(from.toleranceMilli, from.count);
        this.limitMicro = Arrays.copyOf(from.limitMicro, from.count);
        this.priority = from.priority == null ? null : Arrays.copyOf(from.priority, from.count);
        this.allOrNothing =
                from.allOrNothing == null ? null : Arrays.copyOf(from.allOrNothing, from.count);
        this.arrivals = from.arrivals;
    }

    /** The same members with other quantities and without limits. */
    private OfferLines(OfferLines like, long[] quantityMilli, long[] toleranceMilli) {
        this.memberHigh = like.memberHigh;
        this.memberLow = like.memberLow;
        this.quantityMilli = quantityMilli;
        this.toleranceMilli = toleranceMilli;
        this.limitMicro = new long[quantityMilli.length];
        Arrays.fill(limitMicro, NO_LIMIT);
        this.priority = like.priority;
        this.allOrNothing = like.allOrNothing;
        this.arrivals = like.arrivals;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int count() {
        return memberHigh.length;
    }

    public MemberId member(int line) {
        return new MemberId(new UUID(memberHigh[line], memberLow[line]));
    }

    public long quantityMilli(int line) {
        return quantityMilli[line];
    }

    public long toleranceMilli(int line) {
        return toleranceMilli[line];
    }

    /** The most that a unit may cost, {@link #NO_LIMIT} where any price is taken. */
    public long limitMicro(int line) {
        return limitMicro[line];
    }

    /** Smaller numbers are served first. */
    public int priority(int line) {
        return priority == null ? 0 : priority[line];
    }

    /** Whether the line takes all of its firm quantity or nothing. */
    public boolean isAllOrNothing(int line) {
        return allOrNothing != null && allOrNothing[line];
    }

    /** In what order the quantities were claimed; if absent, in the order of the lines. */
    public Optional<Arrivals> arrivals() {
        return Optional.ofNullable(arrivals);
    }

    /**
     * A member's line, in lines that stand in the order of their members' ids as bytes.
     *
     * @return its index, below zero if the member has none
     */
    public int find(MemberId member) {
        long high = member.value().getMostSignificantBits();
        long low = member.value().getLeastSignificantBits();
        int from = 0;
        int to = count() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int higher = Long.compareUnsigned(memberHigh[middle], high);
            int compared = higher != 0 ? higher : Long.compareUnsigned(memberLow[middle], low);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }

    boolean hasPriorities() {
        return priority != null;
    }

    boolean hasAllOrNothing() {
        return allOrNothing != null;
    }

    /** So much of each line as a plan gives it: what was asked for firmly, the rest tolerance. */
    OfferLines planned(long[] allottedMilli) {
        long[] firm = new long[allottedMilli.length];
        long[] top = new long[allottedMilli.length];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = Math.min(allottedMilli[i], quantityMilli[i]);
            top[i] = allottedMilli[i] - firm[i];
        }
        return new OfferLines(this, firm, top);
    }

    /** The quantities of some lines, nothing for the others. */
    OfferLines only(IntPredicate in) {
        long[] firm = new long[count()];
        long[] top = new long[count()];
        for (int i = 0; i < firm.length; i++) {
            if (in.test(i)) {
                firm[i] = quantityMilli[i];
                top[i] = toleranceMilli[i];
            }
        }
        return new OfferLines(this, firm, top);
    }

    /** Without tolerances. */
    OfferLines firmOnly() {
        return new OfferLines(this, quantityMilli, new long[count()]);
    }

    /** What is open of each line beyond what it has already, firm first. */
    OfferLines without(long[] hadMilli) {
        long[] firm = new long[count()];
        long[] top = new long[count()];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = Math.max(0, quantityMilli[i] - hadMilli[i]);
            top[i] = toleranceMilli[i] - Math.max(0, hadMilli[i] - quantityMilli[i]);
        }
        return new OfferLines(this, firm, top);
    }

    long memberHigh(int line) {
        return memberHigh[line];
    }

    long memberLow(int line) {
        return memberLow[line];
    }

    /** Takes lines one by one; may be cleared and filled again for the next offer. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 64;

        private int count;
        private long[] memberHigh = new long[FIRST_CAPACITY];
        private long[] memberLow = new long[FIRST_CAPACITY];
        private long[] quantityMilli = new long[FIRST_CAPACITY];
        private long[] toleranceMilli = new long[FIRST_CAPACITY];
        private long[] limitMicro = new long[FIRST_CAPACITY];
        private int @Nullable [] priority;
        private boolean @Nullable [] allOrNothing;
        private @Nullable Arrivals arrivals;

        private Builder() {}

        /**
         * @param limit the most that a unit may cost; null takes any price
         */
        public Builder add(
                MemberId member, Units quantity, Units tolerance, @Nullable UnitPrice limit) {
            return add(
                    member.value().getMostSignificantBits(),
                    member.value().getLeastSignificantBits(),
                    quantity.milli(),
                    tolerance.milli(),
                    limit == null ? NO_LIMIT : PriceBreaks.micro(limit));
        }

        /**
         * A line from plain numbers.
         *
         * @param memberHigh the first eight bytes of the member's id
         * @param memberLow the other eight
         * @param quantityMilli asked for firmly, 0 to {@link Units#MAX}
         * @param toleranceMilli taken on top if that helps, 0 to {@link Units#MAX}
         * @param limitMicro the most that a unit may cost, or {@link #NO_LIMIT}
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Builder add(
                long memberHigh,
                long memberLow,
                long quantityMilli,
                long toleranceMilli,
                long limitMicro) {
            check("quantity", quantityMilli, Units.MAX.milli());
            check("tolerance", toleranceMilli, Units.MAX.milli());
            check("limit", limitMicro, NO_LIMIT);
            if (count == this.memberHigh.length) {
                grow();
            }
            this.memberHigh[count] = memberHigh;
            this.memberLow[count] = memberLow;
            this.quantityMilli[count] = quantityMilli;
            this.toleranceMilli[count] = toleranceMilli;
            this.limitMicro[count] = limitMicro;
            count++;
            return this;
        }

        /**
         * A planned allotment, as the claim on what really arrives: the part up to the quantity
         * asked for is firm, what lies above it is tolerance.
         */
        public Builder addPlanned(MemberId member, Units asked, Units planned) {
            Units firm = asked.min(planned);
            return add(member, firm, planned.minus(firm), null);
        }

        /**
         * The class of the line added last; without it, class 0.
         *
         * @param first smaller numbers are served first
         */
        public Builder priority(int first) {
            if (priority == null) {
                priority = new int[memberHigh.length];
            }
            priority[last()] = first;
            return this;
        }

        /** The line added last takes all of its firm quantity or nothing. */
        public Builder allOrNothing() {
            if (allOrNothing == null) {
                allOrNothing = new boolean[memberHigh.length];
            }
            allOrNothing[last()] = true;
            return this;
        }

        /** In what order the quantities were claimed, where that is not the order of the lines. */
        public Builder arrivals(Arrivals claimed) {
            arrivals = claimed;
            return this;
        }

        public int count() {
            return count;
        }

        public Builder clear() {
            count = 0;
            priority = null;
            allOrNothing = null;
            arrivals = null;
            return this;
        }

        /**
         * @throws IllegalStateException if the arrivals are those of another number of lines
         */
        public OfferLines build() {
            if (arrivals != null && arrivals.lines() != count) {
                throw new IllegalStateException(
                        "arrivals of " + arrivals.lines() + " lines (expected: " + count + ")");
            }
            return new OfferLines(this);
        }

        private int last() {
            if (count == 0) {
                throw new IllegalStateException("lines: 0 (expected: one was added)");
            }
            return count - 1;
        }

        private void grow() {
            int capacity = 2 * count;
            memberHigh = Arrays.copyOf(memberHigh, capacity);
            memberLow = Arrays.copyOf(memberLow, capacity);
            quantityMilli = Arrays.copyOf(quantityMilli, capacity);
            toleranceMilli = Arrays.copyOf(toleranceMilli, capacity);
            limitMicro = Arrays.copyOf(limitMicro, capacity);
            priority = priority == null ? null : Arrays.copyOf(priority, capacity);
            allOrNothing = allOrNothing == null ? null : Arrays.copyOf(allOrNothing, capacity);
        }

        private static void check(String what, long value, long max) {
            if (value < 0 || value > max) {
                throw new IllegalArgumentException(
                        what + ": " + value + " (expected: 0 to " + max + ")");
            }
        }
    }
}
