package coop.cobuy.aggregator.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditRows extends GenericRepository<AuditRow, UUID> {

    AuditRow save(AuditRow row);

    /** Changes nothing if an entry with this id is there. */
    @Query(
            """
            INSERT INTO audit_entry (coop_id, id, at, account_id, action, subject, detail)
            VALUES (:coopId, :id, :at, :accountId, :action, :subject, :detail)
            ON DUPLICATE KEY UPDATE detail = audit_entry.detail
            """)
    void saveUnlessThere(AuditRow row);

    @Query(
            """
            SELECT coop_id, id, at, account_id, action, subject, detail
            FROM audit_entry
            WHERE coop_id = :coopId AND id > :after
            ORDER BY id
            LIMIT :atMost
            """)
    List<AuditRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            SELECT coop_id, id, at, account_id, action, subject, detail
            FROM audit_entry
            WHERE coop_id = :coopId AND id < :before
            ORDER BY id DESC
            LIMIT :atMost
            """)
    List<AuditRow> before(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);
}
