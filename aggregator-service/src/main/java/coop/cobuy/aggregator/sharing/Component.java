package coop.cobuy.aggregator.sharing;

/**
 * What a charge is for. The order is that in which statements show them. Codes go to the database
 * and never change.
 */
public enum Component {
    /** The goods of one invoice line. */
    GOODS(1),
    /** A deposit that the supplier bills. */
    DEPOSIT(2),
    /** An allowance on the whole invoice: below zero. */
    ALLOWANCE(3),
    /** Freight or another charge on the whole invoice. */
    FREIGHT(4),
    /** The invoice's rounding of its total. */
    ROUNDING(5),
    /** What the supplier wants beyond its own sums and a bookkeeper accepted: the co-op's alone. */
    UNEXPLAINED(6),
    /** The co-op's mark-up on an offer. */
    MARK_UP(7),
    /** The co-op's fee for an order. */
    ORDER_FEE(8),
    /** The co-op's fee for a member in a round. */
    MEMBER_FEE(9);

    private final int code;

    Component(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether it goes to the co-op and not to the supplier. */
    public boolean isFee() {
        return this == MARK_UP || this == ORDER_FEE || this == MEMBER_FEE;
    }

    /**
     * @throws IllegalStateException if there is no such component
     */
    public static Component ofCode(int code) {
        for (Component component : values()) {
            if (component.code == code) {
                return component;
            }
        }
        throw new IllegalStateException("component: " + code + " (expected: 1 to 9)");
    }
}
