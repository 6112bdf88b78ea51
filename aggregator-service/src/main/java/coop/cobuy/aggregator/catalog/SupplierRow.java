package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A row of {@code supplier}. */
@MappedEntity("supplier")
record SupplierRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String code,
        String name,
        @Nullable String gln,
        @Nullable String contact,
        String currency,
        long minimumOrderMinor,
        long freightMinor,
        String vehicleClasses,
        boolean active,
        long version) {

    static SupplierRow of(CoopId coop, Supplier supplier) {
        SupplierTerms terms = supplier.terms();
        return new SupplierRow(
                coop.value(),
                supplier.id().value(),
                terms.code(),
                terms.name(),
                terms.glnOrNull(),
                terms.contactOrNull(),
                terms.freight().currency().getCurrencyCode(),
                terms.minimumOrder().minor(),
                terms.freight().minor(),
                VehicleClass.text(terms.vehicles()),
                supplier.active(),
                supplier.version());
    }

    Supplier supplier() {
        return new Supplier(
                new SupplierId(id),
                version,
                active,
                new SupplierTerms(
                        code,
                        name,
                        gln,
                        contact,
                        Money.of(minimumOrderMinor, currency),
                        Money.of(freightMinor, currency),
                        VehicleClass.parse(vehicleClasses, currency)));
    }
}
