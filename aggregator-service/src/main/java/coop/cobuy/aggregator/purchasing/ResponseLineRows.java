package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ResponseLineRows extends GenericRepository<ResponseLineRow, UUID> {

    List<ResponseLineRow> saveAll(Iterable<ResponseLineRow> rows);

    /** Of all answers, in their order. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, response_no, line_no, sku, offer_id, units_milli,
                   unit_price, note
            FROM purchase_order_response_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY response_no, line_no
            """)
    List<ResponseLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
