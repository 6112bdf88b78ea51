package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TokenRows extends GenericRepository<TokenRow, UUID> {

    TokenRow save(TokenRow row);

    @Query(
            """
            SELECT coop_id, id, account_id, name, token_hash, created_at, expires_at, revoked_at,
              scopes
            FROM api_token
            WHERE token_hash = :tokenHash
            """)
    Optional<TokenRow> byHash(String tokenHash);

    @Query(
            """
            SELECT coop_id, id, account_id, name, token_hash, created_at, expires_at, revoked_at,
              scopes
            FROM api_token
            WHERE coop_id = :coopId AND account_id = :accountId AND id > :after
            ORDER BY id
            LIMIT :atMost
            """)
    List<TokenRow> ofAccount(
            UUID coopId,
            UUID accountId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            UPDATE api_token
            SET revoked_at = :revokedAt
            WHERE coop_id = :coopId AND account_id = :accountId AND id = :id
              AND revoked_at IS NULL
            """)
    int revoke(UUID coopId, UUID accountId, UUID id, LocalDateTime revokedAt);

    @Query(
            """
            UPDATE api_token
            SET revoked_at = :revokedAt
            WHERE coop_id = :coopId AND account_id = :accountId AND name = :name
              AND revoked_at IS NULL
            """)
    int revokeNamed(UUID coopId, UUID accountId, String name, LocalDateTime revokedAt);

    @Query(
            """
            UPDATE api_token
            SET revoked_at = :revokedAt
            WHERE coop_id = :coopId AND account_id = :accountId AND revoked_at IS NULL
            """)
    int revokeAll(UUID coopId, UUID accountId, LocalDateTime revokedAt);

    @Query(
            """
            SELECT COUNT(*)
            FROM api_token
            WHERE coop_id = :coopId AND account_id = :accountId AND name = :name
              AND revoked_at IS NULL AND expires_at > :now
            """)
    int countNamed(UUID coopId, UUID accountId, String name, LocalDateTime now);

    @Query(
            """
            SELECT COUNT(*)
            FROM api_token
            WHERE coop_id = :coopId AND account_id = :accountId AND id = :id
            """)
    int count(UUID coopId, UUID accountId, UUID id);
}
