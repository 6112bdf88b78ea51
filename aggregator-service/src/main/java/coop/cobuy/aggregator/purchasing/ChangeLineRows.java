package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChangeLineRows extends GenericRepository<ChangeLineRow, UUID> {

    List<ChangeLineRow> saveAll(Iterable<ChangeLineRow> rows);

    /** The first change first, each by SKU. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, revision, offer_id, sku, name, cases_before,
                   before_milli, price_before, net_before_minor, cases, ordered_milli, unit_price,
                   net_minor, planned_milli, planned_firm_milli, level_milli, drawn_milli, cut_class
            FROM purchase_order_change_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY revision, sku, offer_id
            """)
    List<ChangeLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
