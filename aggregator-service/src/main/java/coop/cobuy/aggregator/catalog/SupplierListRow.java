package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code supplier_list}. */
@MappedEntity("supplier_list")
record SupplierListRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        String number,
        boolean complete,
        String currency,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        int parts,
        int lineCount,
        String state,
        long version,
        LocalDateTime receivedAt) {}
