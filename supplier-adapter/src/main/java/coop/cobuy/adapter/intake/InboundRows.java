package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InboundRows extends GenericRepository<InboundRow, UUID> {

    /** The first source and time stay; what became of it is the newest. */
    @Query(
            """
            INSERT INTO inbound_document (coop_id, supplier_id, content_hash, part_no, source,
                format, format_version, state, document_type, number, order_number, problems,
                received_at, decided_at)
            VALUES (:coop, :supplier, :hash, :part, :source, :format, :formatVersion, :state, :type,
                :number, :orderNumber, :problems, :at, :at)
            ON DUPLICATE KEY UPDATE format = VALUES(format),
                format_version = VALUES(format_version), state = VALUES(state), document_type = VALUES(document_type),
                number = VALUES(number), order_number = VALUES(order_number),
                problems = VALUES(problems), decided_at = VALUES(decided_at)
            """)
    void put(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            byte[] hash,
            int part,
            String source,
            String format,
            String formatVersion,
            String state,
            @Nullable String type,
            @Nullable String number,
            @Nullable String orderNumber,
            String problems,
            LocalDateTime at);

    /** A file that was read anew may hold fewer documents. */
    @Query(
            """
            DELETE FROM inbound_document
            WHERE coop_id = :coop AND supplier_id = :supplier AND content_hash = :hash
                AND part_no >= :parts
            """)
    void trim(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            byte[] hash,
            int parts);

    @Query(
            """
            SELECT coop_id, supplier_id, content_hash, part_no, source, state, document_type,
                number, order_number, problems, received_at, decided_at, format, format_version
            FROM inbound_document
            WHERE coop_id = :coop AND supplier_id = :supplier
                AND (:state IS NULL OR state = :state)
            ORDER BY received_at DESC, content_hash, part_no
            LIMIT :atMost
            """)
    List<InboundRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @Nullable String state,
            int atMost);

    @Query(
            """
            SELECT coop_id, supplier_id, content_hash, part_no, source, state, document_type,
                number, order_number, problems, received_at, decided_at, format, format_version
            FROM inbound_document
            WHERE coop_id = :coop AND state <> 'TAKEN'
            ORDER BY received_at, content_hash, part_no
            LIMIT :atMost
            """)
    List<InboundRow> waiting(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            int atMost);

    /** The first part of a file. */
    @Query(
            """
            SELECT coop_id, supplier_id, content_hash, part_no, source, state, document_type,
                number, order_number, problems, received_at, decided_at, format, format_version
            FROM inbound_document
            WHERE coop_id = :coop AND supplier_id = :supplier AND content_hash = :hash
                AND part_no = 0
            """)
    Optional<InboundRow> part(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            byte[] hash);
}
