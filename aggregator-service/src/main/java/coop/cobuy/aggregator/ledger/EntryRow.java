package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * A transfer as one of its two accounts sees it, with what its journal says; joined, not stored.
 */
@MappedEntity("ledger_transfer")
record EntryRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID journalId,
        int lineNo,
        long amountMinor,
        String purpose,
        LocalDateTime postedAt,
        JournalKind kind,
        String text,
        @Nullable String reference,
        @Nullable LocalDate occurredOn,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID correctsId) {}
