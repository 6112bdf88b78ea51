package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PickUpProblemRows extends GenericRepository<PickUpProblemRow, UUID> {

    @Query(
            """
            INSERT INTO pick_up_problem (coop_id, supplier_id, file_id, file_name, bytes, reason,
                seen_first, seen_last)
            VALUES (:coop, :supplier, :file, :fileName, :bytes, :reason, :at, :at)
            ON DUPLICATE KEY UPDATE bytes = VALUES(bytes), reason = VALUES(reason),
                seen_last = VALUES(seen_last)
            """)
    void put(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID file,
            String fileName,
            long bytes,
            String reason,
            LocalDateTime at);

    /** Forgets what was not seen since. */
    @Query(
            """
            DELETE FROM pick_up_problem
            WHERE coop_id = :coop AND supplier_id = :supplier AND seen_last < :since
            """)
    long trim(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            LocalDateTime since);

    @Query(
            """
            SELECT coop_id, supplier_id, file_id, file_name, bytes, reason, seen_first, seen_last
            FROM pick_up_problem
            WHERE coop_id = :coop AND supplier_id = :supplier
            ORDER BY file_name, file_id
            LIMIT :atMost
            """)
    List<PickUpProblemRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            int atMost);
}
