package coop.cobuy.aggregator.platform;

/** What an account may be in its co-op; what each role may do stands in {@link Permissions}. */
public enum Role {
    /** Belongs to a household that orders, and sees its money. */
    MEMBER,
    /** Orders for a household, without seeing its money. */
    DELEGATE,
    BUYER,
    SUPPLIER,
    BOOKKEEPER,
    ADMINISTRATOR
}
