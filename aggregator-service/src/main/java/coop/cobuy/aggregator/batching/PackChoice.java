package coop.cobuy.aggregator.batching;

import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The cheapest combination of case sizes of one product (sacks of 25 kg and of 5 kg) that covers a
 * demand; among equally cheap ones that with the fewest units, then with the fewest cases.
 *
 * @param picks how many cases of each pack, in the given order, also of those of which none is
 *     taken
 * @param units in all of them, no less than the demand
 * @param cost by the packs' price lists, before rounding
 */
public record PackChoice(List<Pick> picks, Units units, ExactCost cost) {

    public PackChoice {
        picks = List.copyOf(picks);
    }

    /** So many cases of one pack. */
    public record Pick(OfferId offer, Cases cases) {}

    /**
     * @param packs the same product in cases, in one currency; prices of units or of cases
     * @throws IllegalArgumentException if there are none, or one is not in cases
     * @throws ArithmeticException if a quantity is out of range
     */
    public static PackChoice cheapest(List<OfferTerms> packs, Units demand) {
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("packs: none (expected: at least one)");
        }
        Search search = new Search(packs, demand.milli());
        search.from(0, demand.milli(), BigInteger.ZERO, 0);
        return search.best();
    }

    /**
     * Tries for one pack after the other every number of cases that may be part of the best
     * combination, first the one that would cover what is open, and turns back where even the best
     * price for the rest would be too dear. Costs are in billionths over the packs' common divisor.
     */
    private static final class Search {

        private final List<OfferTerms> packs;
        private final int[] order;
        private final BigInteger common;
        private final long[] taken;
        private final BigInteger[] leastMicro;
        private long @Nullable [] bestTaken;
        private BigInteger bestCost = BigInteger.ZERO;
        private long bestMilli;
        private long bestCases;
        private final long demandMilli;

        private Search(List<OfferTerms> packs, long demandMilli) {
            this.packs = packs;
            this.demandMilli = demandMilli;
            BigInteger product = BigInteger.ONE;
            for (OfferTerms pack : packs) {
                if (!(pack.packing() instanceof Packing.InCases)) {
                    throw new IllegalArgumentException(
                            "pack " + pack.offer() + ": loose (expected: in cases)");
                }
                product = product.multiply(BigInteger.valueOf(per(pack)));
            }
            this.common = product;
            this.taken = new long[packs.size()];
            this.leastMicro = new BigInteger[packs.size() + 1];
            this.order = bySize();
            leastMicro[packs.size()] = BigInteger.ZERO;
            for (int k = packs.size() - 1; k >= 0; k--) {
                BigInteger own = leastPrice(packs.get(order[k]));
                leastMicro[k] = k == packs.size() - 1 ? own : own.min(leastMicro[k + 1]);
            }
        }

        private int[] bySize() {
            Integer[] sorted = new Integer[packs.size()];
            Arrays.setAll(sorted, k -> k);
            Arrays.sort(sorted, Comparator.comparingLong((Integer k) -> -packs.get(k).lotMilli()));
            return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        }

        private static long per(OfferTerms pack) {
            return pack.breaks().raw(Units.ZERO).per();
        }

        /** The least that a thousandth of a unit of a pack can cost, rounded down. */
        private BigInteger leastPrice(OfferTerms pack) {
            return pack.breaks()
                    .leastPriceOfUnit()
                    .multiply(common)
                    .divide(BigInteger.valueOf(per(pack)));
        }

        private BigInteger cost(OfferTerms pack, long cases) {
            ExactCost cost =
                    pack.breaks().raw(new Units(Math.multiplyExact(cases, pack.lotMilli())));
            return cost.nano().multiply(common.divide(BigInteger.valueOf(cost.per())));
        }

        private void from(int at, long openMilli, BigInteger spent, long cases) {
            if (at == order.length) {
                if (openMilli <= 0) {
                    offer(spent, demandMilli - openMilli, cases);
                }
                return;
            }
            OfferTerms pack = packs.get(order[at]);
            long lot = pack.lotMilli();
            long least = Math.ceilDiv(pack.minimumMilli(), lot);
            long covering = Math.max(least, Math.ceilDiv(Math.max(0, openMilli), lot));
            boolean isLast = at == order.length - 1;
            for (long dear : pack.breaks().fromMilli()) {
                long more = Math.ceilDiv(dear, lot);
                if (more > covering) {
                    take(at, more, openMilli, spent, cases);
                }
            }
            long down = isLast && openMilli > 0 ? covering : 0;
            for (long k = covering; k >= down; k--) {
                if (k == 0 || k >= least) {
                    take(at, k, openMilli, spent, cases);
                }
            }
        }

        private void take(int at, long count, long openMilli, BigInteger spent, long cases) {
            OfferTerms pack = packs.get(order[at]);
            long open = Math.subtractExact(openMilli, Math.multiplyExact(count, pack.lotMilli()));
            BigInteger cost = spent.add(cost(pack, count));
            BigInteger atLeast =
                    cost.add(leastMicro[at + 1].multiply(BigInteger.valueOf(Math.max(0, open))));
            if (isHopeless(at, atLeast, open, cases + count)) {
                return;
            }
            taken[order[at]] = count;
            from(at + 1, open, cost, cases + count);
            taken[order[at]] = 0;
        }

        /** Whether nothing better can come of it: dearer, or as dear with as many cases. */
        private boolean isHopeless(int at, BigInteger atLeast, long openMilli, long cases) {
            if (bestTaken == null) {
                return false;
            }
            int dearer = atLeast.compareTo(bestCost);
            if (dearer != 0 || bestMilli > demandMilli) {
                return dearer > 0;
            }
            boolean isLast = at == order.length - 1;
            long more =
                    isLast || openMilli <= 0
                            ? 0
                            : Math.ceilDiv(openMilli, packs.get(order[at + 1]).lotMilli());
            return cases + more >= bestCases;
        }

        private void offer(BigInteger cost, long milli, long cases) {
            int dearer = cost.compareTo(bestCost);
            boolean isBetter =
                    bestTaken == null
                            || dearer < 0
                            || (dearer == 0 && milli < bestMilli)
                            || (dearer == 0 && milli == bestMilli && cases < bestCases);
            if (isBetter) {
                bestTaken = taken.clone();
                bestCost = cost;
                bestMilli = milli;
                bestCases = cases;
            }
        }

        private PackChoice best() {
            long[] found = bestTaken;
            if (found == null) {
                throw new IllegalStateException("packs: no combination (expected: one)");
            }
            List<Pick> picks = new ArrayList<>();
            for (int k = 0; k < found.length; k++) {
                picks.add(new Pick(packs.get(k).offer(), new Cases(found[k])));
            }
            ExactCost cost =
                    new ExactCost(bestCost, common.longValueExact(), packs.getFirst().currency());
            return new PackChoice(picks, new Units(bestMilli), cost);
        }
    }
}
