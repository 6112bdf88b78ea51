package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.CoopId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/** A row of {@code coop}. */
@MappedEntity("coop")
record CoopRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        String name,
        String currency,
        String zone,
        @Nullable String contactMail,
        int version,
        LocalDateTime createdAt) {

    Coop coop() {
        return new Coop(
                new CoopId(coopId),
                name,
                Currency.getInstance(currency),
                ZoneId.of(zone),
                contactMail);
    }
}
