package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.aggregator.sharing.Component;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code settled_component}. */
@MappedEntity("settled_component")
@SuppressWarnings("ArrayRecordComponent") // ids one after the other; nobody compares them
record SettledComponentRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        int component,
        int componentNo,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID offerId,
        String text,
        int vatHundredths,
        long netMinor,
        long vatMinor,
        long unitsMilli,
        long coopNetMinor,
        long coopVatMinor,
        long stockMilli,
        @Nullable String baselineKind,
        @Nullable String baselineSource,
        @Nullable LocalDate baselineOn,
        @Nullable BigDecimal baselinePrice,
        @Nullable String costRule,
        @Nullable String shareMethod,
        @Nullable String coreVerdict,
        int coreMembers,
        @Nullable BigDecimal coreExcess,
        byte[] coreCoalition,
        long aboveCapsMinor,
        long taxRoundingMinor,
        @Nullable Long grams) {

    Component kind() {
        return Component.ofCode(component);
    }
}
