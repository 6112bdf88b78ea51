package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Split;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** By what an amount is split: zero or more for each, whole numbers or fractions. */
public abstract sealed class Weights {

    /** Numbers of one line among a million: kept as they are. */
    private static final class Longs extends Weights {
        private final long[] weights;

        private Longs(long[] weights) {
            this.weights = weights;
        }

        @Override
        public int count() {
            return weights.length;
        }

        @Override
        public boolean isAboveZero(int index) {
            return weights[index] > 0;
        }

        @Override
        public long[] split(long total, byte[][] keys) {
            return Split.split(total, weights, keys);
        }

        @Override
        public Weights of(int[] some) {
            return new Longs(Arrays.stream(some).mapToLong(i -> weights[i]).toArray());
        }

        @Override
        public Weights carrying(RoundingCarry carry, int[] participants) {
            return new Carrying(weights, participants, carry);
        }

        @Override
        BigInteger at(int index) {
            return BigInteger.valueOf(weights[index]);
        }
    }

    /** Whole numbers of a split that remembers; each split moves what it remembers on. */
    private static final class Carrying extends Weights {
        private final long[] weights;
        private final int[] who;
        private final RoundingCarry carry;

        private Carrying(long[] weights, int[] who, RoundingCarry carry) {
            this.weights = weights;
            this.who = who;
            this.carry = carry;
        }

        @Override
        public int count() {
            return weights.length;
        }

        @Override
        public boolean isAboveZero(int index) {
            return weights[index] > 0;
        }

        @Override
        public long[] split(long total, byte[][] keys) {
            CarriedSplit split = CarriedSplit.of(total, weights, carry.of(who), keys);
            carry.set(who, split.carryNano());
            return split.amounts();
        }

        @Override
        public Weights of(int[] some) {
            return new Carrying(
                    Arrays.stream(some).mapToLong(i -> weights[i]).toArray(),
                    Arrays.stream(some).map(i -> who[i]).toArray(),
                    carry);
        }

        @Override
        public Weights carrying(RoundingCarry other, int[] participants) {
            return new Carrying(weights, participants, other);
        }

        @Override
        BigInteger at(int index) {
            return BigInteger.valueOf(weights[index]);
        }
    }

    /** Numbers beyond the range of a long. */
    private static final class Large extends Weights {
        private final BigInteger[] weights;

        private Large(BigInteger[] weights) {
            this.weights = weights;
        }

        @Override
        public int count() {
            return weights.length;
        }

        @Override
        public boolean isAboveZero(int index) {
            return weights[index].signum() > 0;
        }

        @Override
        public long[] split(long total, byte[][] keys) {
            return Split.split(total, weights, keys);
        }

        @Override
        public Weights of(int[] some) {
            return new Large(
                    Arrays.stream(some).mapToObj(i -> weights[i]).toArray(BigInteger[]::new));
        }

        @Override
        BigInteger at(int index) {
            return weights[index];
        }
    }

    private Weights() {}

    /**
     * The same for splits that give leftover units to those whom earlier ones left behind, if they
     * are whole numbers; else these themselves. Each split moves the carry on, so what is to be
     * split once must be split once.
     *
     * @param participants indexes into the carry, one for each weight
     */
    public Weights carrying(RoundingCarry carry, int[] participants) {
        return this;
    }

    public static Weights of(long[] weights) {
        return new Longs(weights);
    }

    public static Weights of(BigInteger[] weights) {
        return new Large(weights);
    }

    /** Fractions, brought to their common denominator. */
    public static Weights of(List<Ratio> weights) {
        BigInteger scale = ExactShapley.commonDenominator(weights.toArray(Ratio[]::new));
        return new Large(
                weights.stream()
                        .map(each -> each.numerator().multiply(scale.divide(each.denominator())))
                        .toArray(BigInteger[]::new));
    }

    public abstract int count();

    public abstract boolean isAboveZero(int index);

    /** Shares of a total to the last minor unit: see {@link Split}. */
    public abstract long[] split(long total, byte[][] keys);

    /** The weights at some indexes. */
    public abstract Weights of(int[] some);

    abstract BigInteger at(int index);

    /** Whether anything can be split by them. */
    public boolean isAnyAboveZero() {
        for (int i = 0; i < count(); i++) {
            if (isAboveZero(i)) {
                return true;
            }
        }
        return false;
    }
}
