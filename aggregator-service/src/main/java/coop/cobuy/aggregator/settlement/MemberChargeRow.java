package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.aggregator.sharing.Component;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A row of {@code member_charge}. */
@MappedEntity("member_charge")
record MemberChargeRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberId,
        int component,
        int componentNo,
        long unitsMilli,
        long netMinor,
        long vatMinor,
        long referenceMinor,
        @Nullable Long grams) {

    Component kind() {
        return Component.ofCode(component);
    }
}
