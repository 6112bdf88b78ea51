package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PasskeyRows extends GenericRepository<PasskeyRow, UUID> {

    PasskeyRow save(PasskeyRow row);

    @Query(
            """
            SELECT coop_id, id, account_id, credential_hash, credential, sign_count,
              backup_eligible, name, created_at, last_used_at, host
            FROM passkey
            WHERE credential_hash = :credentialHash
            """)
    Optional<PasskeyRow> byCredential(String credentialHash);

    @Query(
            """
            SELECT coop_id, id, account_id, credential_hash, credential, sign_count,
              backup_eligible, name, created_at, last_used_at, host
            FROM passkey
            WHERE coop_id = :coopId AND account_id = :accountId
            ORDER BY id
            """)
    List<PasskeyRow> ofAccount(UUID coopId, UUID accountId);

    @Query("SELECT COUNT(*) FROM passkey WHERE coop_id = :coopId AND account_id = :accountId")
    int count(UUID coopId, UUID accountId);

    @Query(
            """
            SELECT COUNT(*)
            FROM passkey
            WHERE coop_id = :coopId AND account_id = :accountId AND host = :host
            """)
    int countFor(UUID coopId, UUID accountId, String host);

    /** Compare-and-set: of two that were signed at the same count, one comes in. */
    @Query(
            """
            UPDATE passkey
            SET sign_count = :signCount, last_used_at = :lastUsedAt
            WHERE coop_id = :coopId AND id = :id AND sign_count = :before
            """)
    int used(UUID coopId, UUID id, long before, long signCount, LocalDateTime lastUsedAt);

    @Query("DELETE FROM passkey WHERE coop_id = :coopId AND account_id = :accountId AND id = :id")
    int remove(UUID coopId, UUID accountId, UUID id);

    @Query("DELETE FROM passkey WHERE coop_id = :coopId AND account_id = :accountId")
    int removeAll(UUID coopId, UUID accountId);
}
