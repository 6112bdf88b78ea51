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
