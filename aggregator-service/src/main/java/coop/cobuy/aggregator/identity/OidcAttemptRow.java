package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code oidc_attempt}. */
@MappedEntity("oidc_attempt")
record OidcAttemptRow(
        @Id String stateHash,
        String nonce,
        String verifier,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID coopId,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID accountId,
        String thenPath,
        LocalDateTime expiresAt) {}
