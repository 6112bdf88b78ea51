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
    ADMINISTRATOR;

    /** {@link #MEMBER}, for pages that name roles. */
    public static final String OF_MEMBER = "MEMBER";

    /** {@link #BUYER}, for pages that name roles. */
    public static final String OF_BUYER = "BUYER";

    /** {@link #SUPPLIER}, for pages that name roles. */
    public static final String OF_SUPPLIER = "SUPPLIER";

    /** {@link #BOOKKEEPER}, for pages that name roles. */
    public static final String OF_BOOKKEEPER = "BOOKKEEPER";

    /** {@link #ADMINISTRATOR}, for pages that name roles. */
    public static final String OF_ADMINISTRATOR = "ADMINISTRATOR";
}
