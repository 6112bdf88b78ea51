package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code account_mail}. */
@MappedEntity("account_mail")
record AccountMailRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String address,
        String subject,
        String text,
        LocalDateTime writtenAt,
        int attempts,
        LocalDateTime dueAt) {}
