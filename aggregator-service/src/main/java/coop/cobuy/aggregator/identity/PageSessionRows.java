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
interface PageSessionRows extends GenericRepository<PageSessionRow, UUID> {

    PageSessionRow save(PageSessionRow row);

    @Query(
            """
            SELECT coop_id, id, account_id, secret_hash, stage, remembered, second_factor, device,
              started_at, last_used_at, expires_at
            FROM page_session
            WHERE secret_hash = :secretHash
            """)
    Optional<PageSessionRow> byHash(String secretHash);

    @Query(
            """
            SELECT coop_id, id, account_id, secret_hash, stage, remembered, second_factor, device,
              started_at, last_used_at, expires_at
            FROM page_session
            WHERE coop_id = :coopId AND account_id = :accountId
            ORDER BY id
            """)
    List<PageSessionRow> ofAccount(UUID coopId, UUID accountId);

    @Query(
            """
            UPDATE page_session
            SET last_used_at = :lastUsedAt
            WHERE coop_id = :coopId AND id = :id
            """)
    void used(UUID coopId, UUID id, LocalDateTime lastUsedAt);

    @Query(
            "DELETE FROM page_session WHERE coop_id = :coopId AND account_id = :accountId AND id ="
                    + " :id")
    int end(UUID coopId, UUID accountId, UUID id);

    @Query(
            """
            DELETE FROM page_session
            WHERE coop_id = :coopId AND account_id = :accountId AND id <> :spared
            """)
    int endAll(
            UUID coopId,
            UUID accountId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID spared);

    @Query("DELETE FROM page_session WHERE expires_at < :before ORDER BY expires_at LIMIT :atMost")
    int forget(LocalDateTime before, int atMost);
}
