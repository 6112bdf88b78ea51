package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code passkey}. */
@MappedEntity("passkey")
@SuppressWarnings("ArrayRecordComponent") // never compared
record PasskeyRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String credentialHash,
        byte[] credential,
        long signCount,
        boolean backupEligible,
        String name,
        LocalDateTime createdAt,
        @Nullable LocalDateTime lastUsedAt,
        String host) {

    Passkey passkey() {
        return new Passkey(
                id,
                name,
                backupEligible,
                UtcTime.instant(createdAt),
                lastUsedAt == null ? null : UtcTime.instant(lastUsedAt));
    }
}
