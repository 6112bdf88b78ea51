package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A notice as an account sees it; joined, not stored. */
@MappedEntity("notice")
record InboxRow(
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID memberId,
        String kind,
        String subject,
        String text,
        @Nullable String said,
        @Nullable String link,
        LocalDateTime toldAt,
        @Nullable LocalDateTime readAt) {}
