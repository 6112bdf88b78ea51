package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.ContentHashBytes;
import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code inbound_document}. */
@MappedEntity("inbound_document")
record InboundRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = ContentHashBytes.class)
                ContentHash contentHash,
        int partNo,
        String source,
        String state,
        @Nullable String documentType,
        @Nullable String number,
        @Nullable String orderNumber,
        String problems,
        LocalDateTime receivedAt,
        LocalDateTime decidedAt,
        String format,
        String formatVersion) {}
