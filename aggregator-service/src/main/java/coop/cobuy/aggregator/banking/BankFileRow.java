package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code bank_file}. */
@MappedEntity("bank_file")
record BankFileRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String name,
        String account,
        int lineCount,
        int newCount,
        int problemCount,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID recordedBy,
        LocalDateTime receivedAt) {}
