package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PurchaseOrderRows extends GenericRepository<PurchaseOrderRow, UUID> {

    PurchaseOrderRow save(PurchaseOrderRow row);

    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND id = :id
            """)
    Optional<PurchaseOrderRow> find(UUID coopId, UUID id);

    /** With a lock, for who changes it. */
    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND id = :id
            FOR UPDATE
            """)
    Optional<PurchaseOrderRow> lock(UUID coopId, UUID id);

    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND number = :number
            """)
    Optional<PurchaseOrderRow> byNumber(UUID coopId, String number);

    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND round_id = :roundId
            ORDER BY id
            """)
    List<PurchaseOrderRow> ofRound(UUID coopId, UUID roundId);

    /** With locks, in the order of ids. */
    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND round_id = :roundId
            ORDER BY id
            FOR UPDATE
            """)
    List<PurchaseOrderRow> lockRound(UUID coopId, UUID roundId);
}
