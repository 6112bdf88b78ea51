package coop.cobuy.aggregator.sharing;

/**
 * How much work one line's shares and its core check may be. Whoever computes many lines in one
 * request divides it among them, so that all together take no longer than one large line: a line
 * then gives way to a quicker method, which says so, sooner than it would by itself.
 *
 * @param exactMax numbers that counting coalitions may go through
 * @param quadratureMax numbers that integrating may go through
 * @param arrivalsMax takers that may arrive in all sampled orders together
 * @param cellsMax takers times quantities that the core check may try
 */
public record Effort(double exactMax, double quadratureMax, double arrivalsMax, double cellsMax) {

    /** Of a line by itself. */
    public static final Effort WHOLE = new Effort(2e7, 1.2e10, 7e8, 1 << 27);

    /** So many lines of equal rights. */
    public Effort among(int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("lines: " + lines + " (expected: > 0)");
        }
        return new Effort(
                exactMax / lines, quadratureMax / lines, arrivalsMax / lines, cellsMax / lines);
    }
}
