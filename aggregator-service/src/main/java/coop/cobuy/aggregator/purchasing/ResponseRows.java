package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ResponseRows extends GenericRepository<ResponseRow, UUID> {

    ResponseRow save(ResponseRow row);

    /** In the order of arrival. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, response_no, document_number, verdict, note,
                   delivery_date, entered_by, received_at, content_hash, revision
            FROM purchase_order_response
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY response_no
            """)
    List<ResponseRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
