package coop.cobuy.aggregator.sharing;

/**
 * Nodes and weights on 0 to 1: so many nodes integrate polynomials of degree 2 · nodes − 1 exactly,
 * but for the rounding of floating point numbers. By Newton's method on Legendre's polynomials.
 */
@SuppressWarnings("ArrayRecordComponent") // constants; nobody compares them
record GaussLegendre(double[] nodes, double[] weights) {

    private static final double CLOSE = 1e-15;
    private static final int STEPS_MAX = 100;

    static GaussLegendre of(int count) {
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 0;
            for (int step = 0; step < STEPS_MAX; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= count; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = count * (x * value - before) / (x * x - 1);
                double move = value / slope;
                x -= move;
                if (Math.abs(move) < CLOSE) {
                    break;
                }
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(nodes, weights);
    }
}
