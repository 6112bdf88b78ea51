package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of {@code api_token}. */
@MappedEntity("api_token")
record TokenRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String name,
        String tokenHash,
        LocalDateTime createdAt,
        LocalDateTime expiresAt,
        @Nullable LocalDateTime revokedAt,
        String scopes) {

    static String text(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    Set<Scope> limits() {
        return Arrays.stream(scopes.split(","))
                .filter(name -> !name.isEmpty())
                .map(Scope::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
