package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Who a supplier is and on what conditions it takes orders.
 *
 * @param code the co-op's short name for it: capitals, digits, hyphens
 * @param glnOrNull see {@link #gln()}
 * @param contactOrNull see {@link #contact()}
 * @param minimumOrder the least net value of a purchase order, zero for none
 * @param freight what it charges for a delivery, net, zero or more
 * @param vehicles what it charges for the vehicle that a delivery needs, rising; empty: it does not
 */
public record SupplierTerms(
        String code,
        String name,
        @Nullable String glnOrNull,
        @Nullable String contactOrNull,
        Money minimumOrder,
        Money freight,
        List<VehicleClass> vehicles) {

    public SupplierTerms {
        vehicles = List.copyOf(vehicles);
    }

    /** Without classes of vehicles. */
    public SupplierTerms(
            String code,
            String name,
            @Nullable String glnOrNull,
            @Nullable String contactOrNull,
            Money minimumOrder,
            Money freight) {
        this(code, name, glnOrNull, contactOrNull, minimumOrder, freight, List.of());
    }

    /** Its global location number (GS1), if it has one. */
    public Optional<String> gln() {
        return Optional.ofNullable(glnOrNull);
    }

    /** Whom to reach there: a mail address or a telephone number. */
    public Optional<String> contact() {
        return Optional.ofNullable(contactOrNull);
    }
}
