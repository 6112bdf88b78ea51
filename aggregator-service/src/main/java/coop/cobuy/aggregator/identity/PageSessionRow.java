package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code page_session}. */
@MappedEntity("page_session")
record PageSessionRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String secretHash,
        Stage stage,
        boolean remembered,
        boolean secondFactor,
        String device,
        LocalDateTime startedAt,
        LocalDateTime lastUsedAt,
        LocalDateTime expiresAt) {

    /**
     * @param formToken empty where the session is only listed
     */
    PageSession session(String formToken) {
        return new PageSession(
                id,
                new CoopId(coopId),
                new AccountId(accountId),
                formToken,
                stage,
                remembered,
                secondFactor,
                device,
                UtcTime.instant(startedAt),
                UtcTime.instant(lastUsedAt),
                UtcTime.instant(expiresAt));
    }
}
