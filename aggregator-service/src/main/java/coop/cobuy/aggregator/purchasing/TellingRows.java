package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TellingRows extends GenericRepository<TellingRow, UUID> {

    TellingRow save(TellingRow row);

    @Query(
            """
            SELECT coop_id, purchase_order_id, kind, after_member, done
            FROM purchase_order_telling
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId AND kind = :kind
            FOR UPDATE
            """)
    Optional<TellingRow> lock(UUID coopId, UUID purchaseOrderId, String kind);

    @Query(
            """
            SELECT coop_id, purchase_order_id, kind, after_member, done
            FROM purchase_order_telling
            WHERE done = FALSE AND kind <> 'RESULT'
            ORDER BY coop_id, purchase_order_id, kind
            LIMIT :atMost
            """)
    List<TellingRow> open(int atMost);

    /** Those of rounds that have no draft left. */
    @Query(
            """
            SELECT t.coop_id, t.purchase_order_id, t.kind, t.after_member, t.done
            FROM purchase_order_telling t
            JOIN purchase_order o ON o.coop_id = t.coop_id AND o.id = t.purchase_order_id
            WHERE t.done = FALSE AND t.kind = 'RESULT'
              AND NOT EXISTS (
                SELECT 1
                FROM purchase_order other
                WHERE other.coop_id = o.coop_id AND other.round_id = o.round_id
                  AND other.state IN ('DRAFTING', 'DRAFT', 'AWAITING_SECOND_APPROVAL'))
            ORDER BY t.coop_id, t.purchase_order_id
            LIMIT :atMost
            """)
    List<TellingRow> openResults(int atMost);

    @Query(
            """
            UPDATE purchase_order_telling
            SET after_member = :afterMember, done = :done
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId AND kind = :kind
            """)
    int update(UUID coopId, UUID purchaseOrderId, String kind, UUID afterMember, boolean done);
}
