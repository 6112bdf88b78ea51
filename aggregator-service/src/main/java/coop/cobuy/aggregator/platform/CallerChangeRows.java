package coop.cobuy.aggregator.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CallerChangeRows extends GenericRepository<CallerChangeRow, UUID> {

    @Query(
            """
            INSERT INTO caller_change (id, account_id, changed_at)
            VALUES (:id, :accountId, :changedAt)
            """)
    void insert(CallerChangeRow row);

    @Query("SELECT id, account_id, changed_at FROM caller_change WHERE changed_at >= :from")
    List<CallerChangeRow> since(LocalDateTime from);

    @Query(
            """
            DELETE FROM caller_change
            WHERE changed_at < :before
            ORDER BY changed_at
            LIMIT :atMost
            """)
    int forget(LocalDateTime before, int atMost);
}
