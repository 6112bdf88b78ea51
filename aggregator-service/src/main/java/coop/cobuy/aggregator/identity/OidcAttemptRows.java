package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface OidcAttemptRows extends GenericRepository<OidcAttemptRow, String> {

    OidcAttemptRow save(OidcAttemptRow row);

    @Query(
            """
            SELECT state_hash, nonce, verifier, coop_id, account_id, then_path, expires_at
            FROM oidc_attempt
            WHERE state_hash = :stateHash AND expires_at > :now
            """)
    Optional<OidcAttemptRow> find(String stateHash, LocalDateTime now);

    /** An attempt ends once. */
    @Query("DELETE FROM oidc_attempt WHERE state_hash = :stateHash")
    int end(String stateHash);

    @Query("DELETE FROM oidc_attempt WHERE expires_at < :before LIMIT :atMost")
    int forget(LocalDateTime before, int atMost);
}
