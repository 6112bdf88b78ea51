package coop.cobuy.aggregator.sharing;

/** How shares were found, and how far from the exact ones they may be. */
public sealed interface Method {

    /** At most so many minor units off, for any share of the line. */
    double error();

    /** By exact arithmetic. */
    record Exact() implements Method {
        @Override
        public double error() {
            return 0;
        }
    }

    /**
     * By integrating a polynomial in floating point arithmetic.
     *
     * @param error for up to 256 takers the bound of rounding; beyond, the difference to the result
     *     with half the nodes
     */
    record Quadrature(int nodes, double error) implements Method {}

    /**
     * By chance, which can be repeated.
     *
     * @param permutations orders of arrival that were drawn
     * @param alpha no share is off by more than this part of its stand-alone cost by the list…
     * @param delta …but for a chance of so much, over all shares of the line together
     * @param error alpha times the largest such cost
     */
    record Sampling(long seed, int permutations, double alpha, double delta, double error)
            implements Method {}
}
