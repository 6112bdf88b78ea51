package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.ContentHashBytes;
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
interface DeliveryRows extends GenericRepository<DeliveryRow, UUID> {

    String COLUMNS =
            """
            SELECT coop_id, id, supplier_id, purchase_order_id, document, number, revision, message,
                content_hash, media_type, file_name, transport, state, detail, attempt, tries,
                steps, stop_wanted, due_at, queued_at, waiting_since, expects_answer, order_by,
                answer_within_hours, way
            FROM delivery
            """;

    DeliveryRow save(DeliveryRow row);

    @Query(COLUMNS + "WHERE coop_id = :coop AND id = :id")
    Optional<DeliveryRow> find(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id);

    @Query(COLUMNS + "WHERE coop_id = :coop AND id = :id FOR UPDATE")
    Optional<DeliveryRow> lock(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id);

    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND purchase_order_id = :purchaseOrder
                    ORDER BY queued_at, document DESC, id
                    """)
    List<DeliveryRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID purchaseOrder);

    /** A page in order of ids, for looking through all. */
    @Query(COLUMNS + "WHERE coop_id = :coop AND id > :after ORDER BY id LIMIT :atMost")
    List<DeliveryRow> after(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    /**
     * A page, in order of ids, of those whose next step may be late, or near its deadline; {@link
     * Attention} decides.
     */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND id > :after
                        AND (state IN ('QUEUED', 'SENT', 'FAILED')
                            OR (state IN ('DELIVERED', 'UNDERSTOOD') AND expects_answer))
                        AND (waiting_since <= :since OR order_by <= :orderBy
                            OR answer_within_hours IS NOT NULL)
                    ORDER BY id LIMIT :atMost
                    """)
    List<DeliveryRow> waiting(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            LocalDateTime since,
            LocalDateTime orderBy,
            int atMost);

    /**
     * Of all co-ops, a page in order of co-op and id: those of purchase orders whose next step may
     * be late, or near its deadline, and whose buyers were not told that it is overdue.
     */
    @Query(
            COLUMNS
                    + """
                    WHERE (coop_id > :coop OR (coop_id = :coop AND id > :after))
                        AND purchase_order_id IS NOT NULL
                        AND (state IN ('QUEUED', 'SENT', 'FAILED')
                            OR (state IN ('DELIVERED', 'UNDERSTOOD') AND expects_answer))
                        AND (waiting_since <= :since OR order_by <= :orderBy
                            OR answer_within_hours IS NOT NULL)
                        AND NOT EXISTS (
                            SELECT 1 FROM delivery_attention a
                            WHERE a.coop_id = delivery.coop_id AND a.delivery_id = delivery.id
                                AND a.step_no = delivery.steps AND a.level = 'OVERDUE')
                    ORDER BY coop_id, id LIMIT :atMost
                    """)
    List<DeliveryRow> late(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            LocalDateTime since,
            LocalDateTime orderBy,
            int atMost);

    /** The newest revision of an order by its number. */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND document = 'ORDER'
                        AND number = :number
                    ORDER BY revision DESC LIMIT 1
                    """)
    Optional<DeliveryRow> order(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String number);

    /** Earlier revisions of an order that left, or are to leave, oldest first. */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND document = 'ORDER'
                        AND number = :number AND revision < :revision
                        AND (attempt > 0 OR state NOT IN ('STOPPED', 'FAILED'))
                    ORDER BY revision
                    """)
    List<DeliveryRow> earlier(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String number,
            int revision);

    /** The revision of an order that left last; where none did, the newest. */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND document = 'ORDER'
                        AND number = :number
                    ORDER BY (attempt > 0 OR state NOT IN ('QUEUED', 'STOPPED', 'FAILED')) DESC,
                        revision DESC
                    LIMIT 1
                    """)
    Optional<DeliveryRow> lastThatLeft(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            String number);

    /**
     * The supplier's next one: those that were queued first, first. A change waits while an earlier
     * revision of its order is still tried: nobody can change what they never got.
     */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coop AND supplier_id = :supplier AND due_at <= :now
                        AND (revision = 0 OR NOT EXISTS (
                            SELECT 1 FROM delivery e
                            WHERE e.coop_id = delivery.coop_id
                                AND e.supplier_id = delivery.supplier_id AND e.document = 'ORDER'
                                AND e.number = delivery.number AND e.revision < delivery.revision
                                AND e.due_at IS NOT NULL))
                    ORDER BY queued_at, document DESC, id LIMIT 1
                    """)
    Optional<DeliveryRow> due(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            LocalDateTime now);

    @Query(
            """
            UPDATE delivery
            SET state = :state, detail = :detail, attempt = :attempt, tries = :tries,
                steps = :steps, stop_wanted = :stopWanted, due_at = :dueAt,
                waiting_since = :waitingSince
            WHERE coop_id = :coop AND id = :id AND steps = :stepsBefore
            """)
    int step(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
            int stepsBefore,
            String state,
            String detail,
            int attempt,
            int tries,
            int steps,
            boolean stopWanted,
            @Nullable LocalDateTime dueAt,
            LocalDateTime waitingSince);

    /** Only one that was never written before: what is kept stays. */
    @Query(
            """
            UPDATE delivery
            SET content_hash = :contentHash, media_type = :mediaType, file_name = :fileName
            WHERE coop_id = :coop AND id = :id AND content_hash IS NULL
            """)
    int written(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = ContentHashBytes.class)
                    ContentHash contentHash,
            String mediaType,
            String fileName);

    /** The same document in another format: what was kept of the first stays in the archive. */
    @Query(
            """
            UPDATE delivery
            SET content_hash = :contentHash, media_type = :mediaType, file_name = :fileName
            WHERE coop_id = :coop AND id = :id
            """)
    int rewritten(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = ContentHashBytes.class)
                    ContentHash contentHash,
            String mediaType,
            String fileName);

    @Query("UPDATE delivery SET way = :way WHERE coop_id = :coop AND id = :id")
    int by(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
            @Nullable String way);

    @Query(
            """
            UPDATE delivery SET transport = :transport, expects_answer = :expectsAnswer
            WHERE coop_id = :coop AND id = :id
            """)
    int routed(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
            String transport,
            boolean expectsAnswer);
}
