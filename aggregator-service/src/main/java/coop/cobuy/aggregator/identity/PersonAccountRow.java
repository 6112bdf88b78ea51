package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code person_account}. */
@MappedEntity("person_account")
record PersonAccountRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID personId,
        LocalDateTime linkedAt) {}
