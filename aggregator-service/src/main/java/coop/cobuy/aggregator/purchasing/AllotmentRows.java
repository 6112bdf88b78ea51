package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AllotmentRows extends GenericRepository<AllotmentRow, UUID> {

    /** In the order of offer and member, after one. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, member_id, asked_milli, tolerance_milli,
                   limit_micro, allotted_milli, reason, offered_milli, planned_milli
            FROM allotment
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND (offer_id > :afterOffer OR (offer_id = :afterOffer AND member_id > :afterMember))
            ORDER BY offer_id, member_id
            LIMIT :atMost
            """)
    List<AllotmentRow> after(
            UUID coopId,
            UUID purchaseOrderId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID afterOffer,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID afterMember,
            int atMost);

    /** A member's own: one look by the key for each line, so that no index by member is needed. */
    @Query(
            """
            SELECT a.coop_id, a.purchase_order_id, a.offer_id, a.member_id, a.asked_milli,
                   a.tolerance_milli, a.limit_micro, a.allotted_milli, a.reason,
                   a.offered_milli, a.planned_milli
            FROM purchase_order_line l
            JOIN allotment a ON a.coop_id = l.coop_id
              AND a.purchase_order_id = l.purchase_order_id AND a.offer_id = l.offer_id
              AND a.member_id = :memberId
            WHERE l.coop_id = :coopId AND l.purchase_order_id = :purchaseOrderId
            ORDER BY a.offer_id
            """)
    List<AllotmentRow> ofMember(UUID coopId, UUID purchaseOrderId, UUID memberId);

    @Query(
            """
            UPDATE allotment
            SET allotted_milli = 0, reason = :reason
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    int takeAll(UUID coopId, UUID purchaseOrderId, UUID offerId, String reason);

    @Query(
            """
            DELETE FROM allotment
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    int delete(UUID coopId, UUID purchaseOrderId, UUID offerId);
}
