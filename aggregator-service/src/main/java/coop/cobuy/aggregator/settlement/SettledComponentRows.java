package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SettledComponentRows extends GenericRepository<SettledComponentRow, UUID> {

    List<SettledComponentRow> saveAll(Iterable<SettledComponentRow> rows);

    @Query(
            """
            SELECT coop_id, invoice_id, component, component_no, offer_id, text, vat_hundredths,
              net_minor, vat_minor, units_milli, coop_net_minor, coop_vat_minor, stock_milli,
              baseline_kind, baseline_source, baseline_on, baseline_price, cost_rule, share_method,
              core_verdict, core_members, core_excess, core_coalition, above_caps_minor,
              tax_rounding_minor, grams
            FROM settled_component
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            ORDER BY component, component_no
            """)
    List<SettledComponentRow> ofInvoice(UUID coopId, UUID invoiceId);
}
