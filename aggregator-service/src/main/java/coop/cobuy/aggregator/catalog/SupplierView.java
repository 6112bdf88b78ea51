package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** A supplier as an answer shows it. */
record SupplierView(
        UUID id,
        long version,
        String code,
        String name,
        @Nullable String gln,
        @Nullable String contact,
        Money minimumOrder,
        Money freight,
        List<VehicleClass> vehicleClasses,
        boolean active) {

    static SupplierView of(Supplier supplier) {
        SupplierTerms terms = supplier.terms();
        return new SupplierView(
                supplier.id().value(),
                supplier.version(),
                terms.code(),
                terms.name(),
                terms.glnOrNull(),
                terms.contactOrNull(),
                terms.minimumOrder(),
                terms.freight(),
                terms.vehicles(),
                supplier.active());
    }
}
