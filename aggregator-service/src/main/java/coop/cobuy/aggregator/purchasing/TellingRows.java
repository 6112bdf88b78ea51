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
            WHERE done = FALSE
            ORDER BY coop_id, purchase_order_id, kind
            LIMIT :atMost
            """)
    List<TellingRow> open(int atMost);

    @Query(
            """
            UPDATE purchase_order_telling
            SET after_member = :afterMember, done = :done
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId AND kind = :kind
            """)
    int update(UUID coopId, UUID purchaseOrderId, String kind, UUID afterMember, boolean done);
}
