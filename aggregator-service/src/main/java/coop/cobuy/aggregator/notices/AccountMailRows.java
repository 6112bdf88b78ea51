package coop.cobuy.aggregator.notices;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountMailRows extends GenericRepository<AccountMailRow, UUID> {

    AccountMailRow save(AccountMailRow row);

    @Query(
            """
            SELECT coop_id, id, address, subject, text, written_at, attempts, due_at
            FROM account_mail
            WHERE due_at <= :now
            ORDER BY due_at
            LIMIT :atMost
            """)
    List<AccountMailRow> due(LocalDateTime now, int atMost);

    /** Compare-and-set: whoever counts the attempt is the one who sends. */
    @Query(
            """
            UPDATE account_mail
            SET due_at = :until, attempts = attempts + 1
            WHERE coop_id = :coopId AND id = :id AND attempts = :attempts
            """)
    int claim(UUID coopId, UUID id, int attempts, LocalDateTime until);

    @Query("DELETE FROM account_mail WHERE coop_id = :coopId AND id = :id")
    int gone(UUID coopId, UUID id);
}
