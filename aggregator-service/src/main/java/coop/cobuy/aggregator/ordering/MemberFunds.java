package coop.cobuy.aggregator.ordering;

/** What ordering may count on of a member, in minor units of the co-op's currency. */
record MemberFunds(long balanceMinor, long creditLimitMinor, long heldMinor) {

    static final MemberFunds NONE = new MemberFunds(0, 0, 0);

    /**
     * @throws ArithmeticException beyond the range of a long
     */
    long availableMinor() {
        return Math.subtractExact(Math.addExact(balanceMinor, creditLimitMinor), heldMinor);
    }

    /** With one order's hold changed from one amount to another. */
    MemberFunds rehold(long beforeMinor, long afterMinor) {
        long held = Math.addExact(Math.subtractExact(heldMinor, beforeMinor), afterMinor);
        return new MemberFunds(balanceMinor, creditLimitMinor, held);
    }
}
