package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code ledger_account}. */
@MappedEntity("ledger_account")
record AccountRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        AccountKind kind,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID ownerId,
        String currency,
        LocalDateTime openedAt) {

    AccountKey key() {
        return new AccountKey(kind, ownerId);
    }
}
