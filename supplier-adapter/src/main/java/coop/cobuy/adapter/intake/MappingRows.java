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
interface MappingRows extends GenericRepository<MappingRow, String> {

    @Query(
            """
            SELECT coop_id, supplier_id, kind, theirs, ours, mapped_at, mapped_by
            FROM supplier_mapping
            WHERE coop_id = :coop AND supplier_id = :supplier
            ORDER BY kind, theirs
            """)
    List<MappingRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    @Query(
            """
            INSERT INTO supplier_mapping (coop_id, supplier_id, kind, theirs, ours, mapped_at,
                mapped_by)
            VALUES (:coop, :supplier, :kind, :theirs, :ours, :at, :by)
            ON DUPLICATE KEY UPDATE ours = VALUES(ours), mapped_at = VALUES(mapped_at),
                mapped_by = VALUES(mapped_by)
            """)
    void put(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String kind,
            String theirs,
            String ours,
            LocalDateTime at,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID by);

    @Query(
            """
            DELETE FROM supplier_mapping
            WHERE coop_id = :coop AND supplier_id = :supplier AND kind = :kind AND theirs = :theirs
            """)
    long remove(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String kind,
            String theirs);
}
