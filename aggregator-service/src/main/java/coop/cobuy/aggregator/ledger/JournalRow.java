package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.CoopId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code ledger_journal}. */
@MappedEntity("ledger_journal")
record JournalRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        JournalKind kind,
        String text,
        @Nullable String reference,
        @Nullable LocalDate occurredOn,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID correctsId,
        String contentHash,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID recordedBy,
        LocalDateTime recordedAt) {

    static JournalRow of(CoopId coop, JournalHead head, String hash, Instant now) {
        return new JournalRow(
                coop.value(),
                head.id().value(),
                head.kind(),
                head.text(),
                head.reference(),
                head.occurredOn(),
                head.corrects() == null ? null : head.corrects().value(),
                hash,
                head.recordedBy() == null ? null : head.recordedBy().value(),
                UtcTime.of(now));
    }
}
