package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code supplier_profile}. */
@MappedEntity("supplier_profile")
record ProfileRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID supplierId,
        int version,
        String format,
        String formatVersion,
        String characterSet,
        String formatOptions,
        String transport,
        String address,
        @Nullable String secret,
        boolean allowPrivateTargets,
        String transportOptions,
        boolean expectsAnswer,
        @Nullable Integer answerWithinHours,
        @Nullable Integer orderHoursBefore,
        String timeZone,
        @Nullable LocalDateTime switchedOffAt,
        @Nullable String switchedOffBecause,
        LocalDateTime changedAt,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID changedBy) {}
