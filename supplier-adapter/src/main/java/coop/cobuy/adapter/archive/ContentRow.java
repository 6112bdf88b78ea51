package coop.cobuy.adapter.archive;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.LocalDateTime;

/** A row of {@code archived_content}. */
@MappedEntity("archived_content")
@SuppressWarnings("ArrayRecordComponent") // bytes as they stand in the table
record ContentRow(
        byte[] coopId,
        byte[] supplierId,
        @Id byte[] contentHash,
        byte[] bytes,
        LocalDateTime archivedAt) {}
