package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ControlNumberRows extends GenericRepository<ControlNumberRow, Long> {

    String COLUMNS =
            """
            SELECT coop_id, supplier_id, number, document_type, document_number, revision
            FROM control_number
            """;

    /** Counts up, and keeps others away until the transaction ends. */
    @Query(
            """
            INSERT INTO control_counter (coop_id, supplier_id, last_number)
            VALUES (:coop, :supplier, 1)
            ON DUPLICATE KEY UPDATE last_number = last_number + 1
            """)
    void countUp(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    /** What {@link #countUp} came to. */
    @Query(
            """
            SELECT last_number FROM control_counter
            WHERE coop_id = :coop AND supplier_id = :supplier
            """)
    long last(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    @Query(
            """
            INSERT INTO control_number (coop_id, supplier_id, number, document_type,
                document_number, revision)
            VALUES (:coop, :supplier, :number, :documentType, :documentNumber, :revision)
            """)
    void give(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            long number,
            String documentType,
            String documentNumber,
            int revision);

    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier
                        AND document_type = :documentType AND document_number = :documentNumber
                        AND revision = :revision
                    """)
    Optional<ControlNumberRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String documentType,
            String documentNumber,
            int revision);

    @Query(COLUMNS + "WHERE coop_id = :coop AND supplier_id = :supplier AND number = :number")
    Optional<ControlNumberRow> find(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            long number);
}
