package coop.cobuy.adapter.archive;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.LocalDateTime;

/** A row of {@code archived_document}. */
@MappedEntity("archived_document")
@SuppressWarnings("ArrayRecordComponent") // bytes as they stand in the table
record DocumentRow(
        byte[] coopId,
        byte[] supplierId,
        String direction,
        String documentType,
        @Id String number,
        int revision,
        byte[] contentHash,
        LocalDateTime archivedAt) {}
