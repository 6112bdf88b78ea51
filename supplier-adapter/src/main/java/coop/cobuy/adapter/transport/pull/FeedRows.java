package coop.cobuy.adapter.transport.pull;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface FeedRows extends GenericRepository<FeedEntryRow, UUID> {

    String COLUMNS =
            """
            SELECT coop_id, supplier_id, entry_no, document_id, content_hash, media_type, file_name,
                offered_at, acknowledged_at
            FROM feed_entry
            """;

    FeedEntryRow save(FeedEntryRow row);

    /** Counts the feed up and locks it, so that numbers are committed in their order. */
    @Query(
            """
            INSERT INTO feed (coop_id, supplier_id, last_no) VALUES (:coop, :supplier, 1)
            ON DUPLICATE KEY UPDATE last_no = last_no + 1
            """)
    void count(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    @Query("SELECT last_no FROM feed WHERE coop_id = :coop AND supplier_id = :supplier")
    long lastNo(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier);

    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND document_id = :document
                    """)
    Optional<FeedEntryRow> find(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID document);

    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND entry_no > :after
                        AND (acknowledged_at IS NULL OR :acknowledgedToo)
                    ORDER BY entry_no LIMIT :atMost
                    """)
    List<FeedEntryRow> after(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            long after,
            boolean acknowledgedToo,
            int atMost);

    /** The first acknowledgement counts; 0 if there was one. */
    @Query(
            """
            UPDATE feed_entry SET acknowledged_at = :at
            WHERE coop_id = :coop AND supplier_id = :supplier AND document_id = :document
                AND acknowledged_at IS NULL
            """)
    int acknowledge(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID document,
            LocalDateTime at);
}
