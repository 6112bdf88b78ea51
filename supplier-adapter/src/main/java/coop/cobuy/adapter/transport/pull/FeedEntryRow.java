package coop.cobuy.adapter.transport.pull;

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

/** A row of {@code feed_entry}. */
@MappedEntity("feed_entry")
record FeedEntryRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        long entryNo,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID documentId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = ContentHashBytes.class)
                ContentHash contentHash,
        String mediaType,
        String fileName,
        LocalDateTime offeredAt,
        @Nullable LocalDateTime acknowledgedAt) {}
