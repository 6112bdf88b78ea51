package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface OidcIdentityRows extends GenericRepository<OidcIdentityRow, UUID> {

    OidcIdentityRow save(OidcIdentityRow row);

    @Query(
            """
            SELECT coop_id, account_id, subject_hash, linked_at
            FROM oidc_identity
            WHERE subject_hash = :subjectHash
            """)
    Optional<OidcIdentityRow> bySubject(String subjectHash);

    @Query("SELECT COUNT(*) FROM oidc_identity WHERE coop_id = :coopId AND account_id = :accountId")
    int count(UUID coopId, UUID accountId);

    @Query("DELETE FROM oidc_identity WHERE coop_id = :coopId AND account_id = :accountId")
    int unlink(UUID coopId, UUID accountId);
}
