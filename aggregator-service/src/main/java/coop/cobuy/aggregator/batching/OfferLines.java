package coop.cobuy.aggregator.batching;

import coop.cobuy.id.MemberId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.UUID;

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

    private OfferLines(Builder from) {
        this.memberHigh = Arrays.copyOf(from.memberHigh, from.count);
        this.memberLow = Arrays.copyOf(from.memberLow, from.count);
        this.quantityMilli = Arrays.copyOf(from.quantityMilli, from.count);
        this.toleranceMilli = Arrays.copyOf(from.toleranceMilli, from.count);
        this.limitMicro = Arrays.copyOf(from.limitMicro, from.count);
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

        public int count() {
            return count;
        }

        public Builder clear() {
            count = 0;
            return this;
        }

        public OfferLines build() {
            return new OfferLines(this);
        }

        private void grow() {
            int capacity = 2 * count;
            memberHigh = Arrays.copyOf(memberHigh, capacity);
            memberLow = Arrays.copyOf(memberLow, capacity);
            quantityMilli = Arrays.copyOf(quantityMilli, capacity);
            toleranceMilli = Arrays.copyOf(toleranceMilli, capacity);
            limitMicro = Arrays.copyOf(limitMicro, capacity);
        }

        private static void check(String what, long value, long max) {
            if (value < 0 || value > max) {
                throw new IllegalArgumentException(
                        what + ": " + value + " (expected: 0 to " + max + ")");
            }
        }
    }
}
