package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PasswordLinkRows extends GenericRepository<PasswordLinkRow, UUID> {

    PasswordLinkRow save(PasswordLinkRow row);

    @Query(
            """
            SELECT coop_id, id, account_id, secret_hash, created_at, expires_at
            FROM password_link
            WHERE secret_hash = :secretHash AND expires_at > :now
            """)
    Optional<PasswordLinkRow> good(String secretHash, LocalDateTime now);

    /** All of an account's: the one that is used, and those that were asked for beside it. */
    @Query("DELETE FROM password_link WHERE coop_id = :coopId AND account_id = :accountId")
    int used(UUID coopId, UUID accountId);

    @Query("DELETE FROM password_link WHERE expires_at < :before LIMIT :atMost")
    int forget(LocalDateTime before, int atMost);
}
