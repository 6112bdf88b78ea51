package coop.cobuy.aggregator.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CoopRows extends GenericRepository<CoopRow, UUID> {

    CoopRow save(CoopRow row);

    @Query(
            """
            SELECT coop_id, name, currency, zone, contact_mail, version, created_at
            FROM coop
            WHERE coop_id = :coopId
            """)
    Optional<CoopRow> find(UUID coopId);

    @Query(
            """
            SELECT coop_id, name, currency, zone, contact_mail, version, created_at
            FROM coop
            WHERE coop_id = :coopId
            FOR UPDATE
            """)
    Optional<CoopRow> lock(UUID coopId);

    @Query(
            """
            SELECT coop_id, name, currency, zone, contact_mail, version, created_at
            FROM coop
            ORDER BY coop_id
            """)
    List<CoopRow> all();

    @Query(
            """
            UPDATE coop
            SET name = :name, zone = :zone, contact_mail = :contactMail, version = version + 1
            WHERE coop_id = :coopId AND version = :version
            """)
    int update(UUID coopId, int version, String name, String zone, @Nullable String contactMail);
}
