package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
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
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
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
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
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
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND number = :number
            """)
    Optional<PurchaseOrderRow> byNumber(UUID coopId, String number);

    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
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
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND round_id = :roundId
            ORDER BY id
            FOR UPDATE
            """)
    List<PurchaseOrderRow> lockRound(UUID coopId, UUID roundId);

    /** Takes drafts back while they are made again. */
    @Query(
            """
            UPDATE purchase_order
            SET state = 'DRAFTING', dropped_reason = NULL, version = version + 1
            WHERE coop_id = :coopId AND round_id = :roundId
              AND state IN ('DRAFT', 'DROPPED', 'AWAITING_SECOND_APPROVAL')
            """)
    int takeBack(UUID coopId, UUID roundId);

    /** What drafting found, in place of what it found before. */
    @Query(
            """
            UPDATE purchase_order
            SET state = :state, dropped_reason = :droppedReason, book_version = :bookVersion,
                net_minor = :netMinor, vat_minor = :vatMinor, gross_minor = :grossMinor,
                minimum_minor = :minimumMinor, content_hash = :contentHash,
                version = version + 1
            WHERE coop_id = :coopId AND id = :id AND state = 'DRAFTING'
            """)
    int redraft(
            UUID coopId,
            UUID id,
            String state,
            @Nullable String droppedReason,
            long bookVersion,
            long netMinor,
            long vatMinor,
            long grossMinor,
            long minimumMinor,
            String contentHash);

    @Query(
            """
            UPDATE purchase_order
            SET state = :state, approved_at = :approvedAt, version = version + 1
            WHERE coop_id = :coopId AND id = :id
              AND state IN ('DRAFT', 'AWAITING_SECOND_APPROVAL')
            """)
    int approve(UUID coopId, UUID id, String state, @Nullable LocalDateTime approvedAt);

    /**
     * The next revision of an approved order, of which nothing was reported, answered or told yet;
     * {@code approvedAt} is when it was changed.
     */
    @Query(
            """
            UPDATE purchase_order
            SET revision = :revision, net_minor = :netMinor, vat_minor = :vatMinor,
                gross_minor = :grossMinor, content_hash = :contentHash, approved_at = :approvedAt,
                delivery_state = NULL, delivery_at = NULL, delivery_detail = NULL, verdict = NULL,
                alarm = NULL, version = version + 1
            WHERE coop_id = :coopId AND id = :id AND state = 'APPROVED' AND version = :version
            """)
    int change(
            UUID coopId,
            UUID id,
            int revision,
            long netMinor,
            long vatMinor,
            long grossMinor,
            String contentHash,
            LocalDateTime approvedAt,
            long version);

    @Query(
            """
            UPDATE purchase_order
            SET state = 'CANCELLED', version = version + 1
            WHERE coop_id = :coopId AND id = :id
              AND state IN ('DRAFT', 'AWAITING_SECOND_APPROVAL', 'APPROVED')
            """)
    int cancel(UUID coopId, UUID id);

    @Query(
            """
            UPDATE purchase_order
            SET delivery_state = :deliveryState, delivery_at = :deliveryAt,
                delivery_detail = :deliveryDetail, version = version + 1
            WHERE coop_id = :coopId AND id = :id
            """)
    int deliver(
            UUID coopId,
            UUID id,
            String deliveryState,
            LocalDateTime deliveryAt,
            String deliveryDetail);

    @Query(
            """
            UPDATE purchase_order
            SET recall_state = :recallState, version = version + 1
            WHERE coop_id = :coopId AND id = :id
            """)
    int recall(UUID coopId, UUID id, String recallState);

    @Query(
            """
            UPDATE purchase_order
            SET verdict = :verdict, version = version + 1
            WHERE coop_id = :coopId AND id = :id
            """)
    int answer(UUID coopId, UUID id, String verdict);

    /** The first time counts; later ones change nothing, the version neither. */
    @Query(
            """
            UPDATE purchase_order
            SET received_at = :receivedAt, version = version + 1
            WHERE coop_id = :coopId AND id = :id AND received_at IS NULL
            """)
    int receive(UUID coopId, UUID id, LocalDateTime receivedAt);

    /**
     * Approved before a moment, and not known to have reached the supplier; of all co-ops.
     *
     * @param alarm what may have been told of it before
     */
    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
            FROM purchase_order
            WHERE state = 'APPROVED' AND approved_at <= :approvedAt AND received_at IS NULL
              AND verdict IS NULL AND (alarm IS NULL OR alarm = :alarm)
              AND (delivery_state IS NULL OR delivery_state IN ('QUEUED', 'SENT', 'FAILED'))
            ORDER BY approved_at, coop_id, id
            LIMIT :atMost
            """)
    List<PurchaseOrderRow> late(LocalDateTime approvedAt, String alarm, int atMost);

    @Query(
            """
            UPDATE purchase_order
            SET alarm = :alarm
            WHERE coop_id = :coopId AND id = :id AND state = 'APPROVED'
              AND (alarm IS NULL OR alarm <> :alarm)
            """)
    int alarm(UUID coopId, UUID id, String alarm);

    /**
     * A co-op's, the newest number first, before one.
     *
     * @param roundId null: of any round
     * @param supplierId null: of any supplier; else only what was approved for it
     */
    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND number < :before AND state <> 'DRAFTING'
              AND (:roundId IS NULL OR round_id = :roundId)
              AND (:supplierId IS NULL OR (supplier_id = :supplierId AND approved_at IS NOT NULL))
            ORDER BY number DESC
            LIMIT :atMost
            """)
    List<PurchaseOrderRow> before(
            UUID coopId,
            String before,
            @Nullable UUID roundId,
            @Nullable UUID supplierId,
            int atMost);

    /**
     * A co-op's by what is to be done about them, the newest number first, before one.
     *
     * @param which the name of one of {@link OrderLists.Which}
     * @param roundId null: of any round
     */
    @Query(
            """
            SELECT coop_id, id, round_id, supplier_id, supplier_code, supplier_name, number, revision,
                   state, version, currency, book_version, net_minor, vat_minor, gross_minor,
                   minimum_minor, content_hash, dropped_reason, delivery_state, delivery_at,
                   delivery_detail, recall_state, verdict, approved_at, received_at, alarm
            FROM purchase_order
            WHERE coop_id = :coopId AND number < :before AND state <> 'DRAFTING'
              AND (:roundId IS NULL OR round_id = :roundId)
              AND CASE :which
                WHEN 'TO_APPROVE' THEN state IN ('DRAFT', 'AWAITING_SECOND_APPROVAL')
                WHEN 'TROUBLE' THEN
                  (state = 'APPROVED' AND received_at IS NULL
                    AND (COALESCE(delivery_state, '') IN ('FAILED', 'STOPPED', 'REJECTED')
                      OR COALESCE(verdict, '') IN ('CHANGED', 'REJECTED')
                      OR (alarm IS NOT NULL AND verdict IS NULL
                        AND COALESCE(delivery_state, 'QUEUED') IN ('QUEUED', 'SENT'))))
                  OR COALESCE(recall_state, '') IN ('FAILED', 'STOPPED')
                WHEN 'TO_RECEIVE' THEN state = 'APPROVED' AND received_at IS NULL
                WHEN 'RECEIVED' THEN received_at IS NOT NULL
                WHEN 'NOT_ORDERED' THEN state IN ('DROPPED', 'CANCELLED')
                ELSE TRUE
              END
            ORDER BY number DESC
            LIMIT :atMost
            """)
    List<PurchaseOrderRow> listed(
            UUID coopId, String before, @Nullable UUID roundId, String which, int atMost);

    @Query(
            """
            UPDATE purchase_order
            SET state = 'CANCELLED', dropped_reason = NULL, version = version + 1
            WHERE coop_id = :coopId AND id = :id
              AND state IN ('DRAFTING', 'DRAFT', 'DROPPED', 'AWAITING_SECOND_APPROVAL')
            """)
    int cancelDraft(UUID coopId, UUID id);
}
