package coop.cobuy.aggregator.receiving;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface FinalAllotmentRows extends GenericRepository<FinalAllotmentRow, UUID> {

    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, member_id, planned_milli, units_milli,
                   grams
            FROM final_allotment
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId AND member_id = :memberId
            """)
    Optional<FinalAllotmentRow> find(
            UUID coopId, UUID purchaseOrderId, UUID offerId, UUID memberId);
}
