package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DespatchLineRows extends GenericRepository<DespatchLineRow, UUID> {

    List<DespatchLineRow> saveAll(Iterable<DespatchLineRow> rows);

    /** Of all advices, in their order. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, despatch_no, line_no, sku, offer_id, units_milli,
                   weight_milli, lot, best_before, note
            FROM purchase_order_despatch_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY despatch_no, line_no
            """)
    List<DespatchLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
