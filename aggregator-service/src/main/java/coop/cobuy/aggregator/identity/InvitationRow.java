package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code invitation}. */
@MappedEntity("invitation")
record InvitationRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String secretHash,
        String email,
        String roles,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID memberId,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID supplierId,
        @Nullable Long approvalLimitMinor,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invitedBy,
        LocalDateTime createdAt,
        LocalDateTime expiresAt,
        @Nullable LocalDateTime closedAt,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID accountId) {}
