package coop.cobuy.adapter.platform;

/** What an account may be in its co-op. The names serve {@code @Secured}. */
public enum Role {
    MEMBER,
    BUYER,
    SUPPLIER,
    BOOKKEEPER,
    ADMINISTRATOR;

    /** {@link #MEMBER}, for annotations. */
    public static final String OF_MEMBER = "MEMBER";

    /** {@link #BUYER}, for annotations. */
    public static final String OF_BUYER = "BUYER";

    /** {@link #SUPPLIER}, for annotations. */
    public static final String OF_SUPPLIER = "SUPPLIER";

    /** {@link #BOOKKEEPER}, for annotations. */
    public static final String OF_BOOKKEEPER = "BOOKKEEPER";

    /** {@link #ADMINISTRATOR}, for annotations. */
    public static final String OF_ADMINISTRATOR = "ADMINISTRATOR";
}
