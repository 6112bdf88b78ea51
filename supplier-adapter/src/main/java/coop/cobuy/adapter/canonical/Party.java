package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * Who one side is in the eyes of the other: names, numbers and an address, each known or not. Data
 * of the supplier's profile, not of the single order.
 *
 * @param name the registered name; null: as the order says
 * @param gln 13 digits
 * @param endpointScheme ISO 6523 code of the electronic address such as {@code 0088}
 * @param endpointId the electronic address itself
 * @param vatId with its country, such as {@code DE123456789}
 * @param customerNumber the number that the other side keeps this one under
 * @param country ISO 3166-1 alpha-2
 */
public record Party(
        @Nullable String name,
        @Nullable String gln,
        @Nullable String endpointScheme,
        @Nullable String endpointId,
        @Nullable String vatId,
        @Nullable String customerNumber,
        @Nullable String street,
        @Nullable String city,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String phone,
        @Nullable String email) {

    /** Nothing is known. */
    public static final Party UNKNOWN =
            new Party(null, null, null, null, null, null, null, null, null, null, null, null);
}
