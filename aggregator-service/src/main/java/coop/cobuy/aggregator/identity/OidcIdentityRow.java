package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code oidc_identity}. */
@MappedEntity("oidc_identity")
record OidcIdentityRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String subjectHash,
        LocalDateTime linkedAt) {}
