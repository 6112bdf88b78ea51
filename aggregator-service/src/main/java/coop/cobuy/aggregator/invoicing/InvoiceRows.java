package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceRows extends GenericRepository<InvoiceRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, id, version, state, supplier_id, number, order_number,
              purchase_order_id, credit, credited_number, credited_id, currency, issued_on,
              due_on, rounding_minor, payable_minor, content_hash, source, received_at,
              decided_by, decided_name, decided_reason, decided_at, settled_at
            FROM supplier_invoice
            """;

    InvoiceRow save(InvoiceRow row);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id")
    Optional<InvoiceRow> find(UUID coopId, UUID id);

    @Query(SELECT + " WHERE coop_id = :coopId AND id = :id FOR UPDATE")
    Optional<InvoiceRow> lock(UUID coopId, UUID id);

    @Query(SELECT + " WHERE coop_id = :coopId AND supplier_id = :supplierId AND number = :number")
    Optional<InvoiceRow> numbered(UUID coopId, UUID supplierId, String number);

    @Query(SELECT + " WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId ORDER BY id")
    List<InvoiceRow> ofOrder(UUID coopId, UUID purchaseOrderId);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND purchase_order_id IN (:purchaseOrderIds)"
                    + " ORDER BY id")
    List<InvoiceRow> ofOrders(
            UUID coopId,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> purchaseOrderIds);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId"
                    + " ORDER BY id FOR UPDATE")
    List<InvoiceRow> lockOfOrder(UUID coopId, UUID purchaseOrderId);

    /** Newest first, since ids grow with time. */
    @Query(SELECT + " WHERE coop_id = :coopId AND id < :before ORDER BY id DESC LIMIT :atMost")
    List<InvoiceRow> before(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND state = :state AND id < :before"
                    + " ORDER BY id DESC LIMIT :atMost")
    List<InvoiceRow> before(
            UUID coopId,
            String state,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);

    /**
     * Newest first, in one state or, with an empty one, in any.
     *
     * @param words the beginning of the invoice's or the order's number, as LIKE wants it
     */
    @Query(
            SELECT
                    + """
                     WHERE coop_id = :coopId AND id < :before
                       AND (:state = '' OR state = :state)
                       AND (number LIKE :words OR order_number LIKE :words)
                     ORDER BY id DESC LIMIT :atMost
                    """)
    List<InvoiceRow> sought(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            String state,
            String words,
            int atMost);

    /** Undecided though they were due before a day, newest first. */
    @Query(
            SELECT
                    + """
                     WHERE coop_id = :coopId AND id < :before
                       AND state IN ('MATCHED', 'DIFFERENT', 'DISPUTED') AND due_on < :day
                       AND (number LIKE :words OR order_number LIKE :words)
                     ORDER BY id DESC LIMIT :atMost
                    """)
    List<InvoiceRow> overdue(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            LocalDate day,
            String words,
            int atMost);

    @Query(
            """
            SELECT COUNT(*) FROM supplier_invoice
            WHERE coop_id = :coopId
              AND state IN ('MATCHED', 'DIFFERENT', 'DISPUTED') AND due_on < :day
            """)
    long countOverdue(UUID coopId, LocalDate day);

    /** Over all co-ops. */
    @Query(SELECT + " WHERE state = 'ACCEPTED' ORDER BY coop_id, id LIMIT :atMost")
    List<InvoiceRow> accepted(int atMost);

    @Query(
            """
            UPDATE supplier_invoice
            SET version = version + 1, state = :state, decided_by = :decidedBy,
              decided_name = :decidedName, decided_reason = :decidedReason,
              decided_at = :decidedAt, settled_at = :settledAt
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    int change(
            UUID coopId,
            UUID id,
            long version,
            String state,
            @Nullable UUID decidedBy,
            @Nullable String decidedName,
            @Nullable String decidedReason,
            @Nullable LocalDateTime decidedAt,
            @Nullable LocalDateTime settledAt);

    @Query(
            """
            UPDATE supplier_invoice
            SET purchase_order_id = :purchaseOrderId, credited_id = :creditedId
            WHERE coop_id = :coopId AND id = :id
            """)
    int refer(UUID coopId, UUID id, @Nullable UUID purchaseOrderId, @Nullable UUID creditedId);
}
