package coop.cobuy.adapter.canonical;

/**
 * Both sides of the trade and the place where goods go.
 *
 * @param buyer the co-op, as the supplier knows it
 * @param delivery where goods go; unknown: to the buyer
 */
public record Parties(Party buyer, Party supplier, Party delivery) {

    /** Nothing is known of anybody. */
    public static final Parties UNKNOWN = new Parties(Party.UNKNOWN, Party.UNKNOWN, Party.UNKNOWN);
}
