package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.ContentHashBytes;
import coop.cobuy.adapter.platform.UuidBytes;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code delivery}. */
@MappedEntity("delivery")
@SuppressWarnings("ArrayRecordComponent") // bytes as they stand in the table
record DeliveryRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID purchaseOrderId,
        DocumentKind document,
        String number,
        int revision,
        byte[] message,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = ContentHashBytes.class)
                @Nullable ContentHash contentHash,
        String mediaType,
        String fileName,
        String transport,
        State state,
        String detail,
        int attempt,
        int tries,
        int steps,
        boolean stopWanted,
        @Nullable LocalDateTime dueAt,
        LocalDateTime queuedAt,
        LocalDateTime waitingSince,
        boolean expectsAnswer,
        @Nullable LocalDateTime orderBy,
        @Nullable Integer answerWithinHours,
        @Nullable String way) {

    CoopId coop() {
        return new CoopId(coopId);
    }

    SupplierId supplier() {
        return new SupplierId(supplierId);
    }

    /** The same by another way. */
    DeliveryRow by(String other) {
        return new DeliveryRow(
                coopId,
                id,
                supplierId,
                purchaseOrderId,
                document,
                number,
                revision,
                message,
                contentHash,
                mediaType,
                fileName,
                other,
                state,
                detail,
                attempt,
                tries,
                steps,
                stopWanted,
                dueAt,
                queuedAt,
                waitingSince,
                expectsAnswer,
                orderBy,
                answerWithinHours,
                way);
    }

    Expected expected() {
        return new Expected(
                expectsAnswer,
                Optional.ofNullable(orderBy).map(at -> at.toInstant(ZoneOffset.UTC)),
                Optional.ofNullable(answerWithinHours).map(Duration::ofHours));
    }

    /** The way that a person chose for this document alone; empty: the profile's. */
    Optional<String> ownWay() {
        return Optional.ofNullable(way);
    }

    Optional<ContentHash> content() {
        return Optional.ofNullable(contentHash);
    }

    Standing standing() {
        return new Standing(
                state,
                attempt,
                tries,
                stopWanted,
                Optional.ofNullable(dueAt).map(at -> at.toInstant(ZoneOffset.UTC)),
                waitingSince.toInstant(ZoneOffset.UTC));
    }
}
