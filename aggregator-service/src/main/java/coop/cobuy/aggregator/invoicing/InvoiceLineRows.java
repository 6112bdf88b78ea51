package coop.cobuy.aggregator.invoicing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceLineRows extends GenericRepository<InvoiceLineRow, UUID> {

    List<InvoiceLineRow> saveAll(Iterable<InvoiceLineRow> rows);

    @Query(
            """
            SELECT coop_id, invoice_id, line_no, kind, sku, units_milli, unit_price, net_minor,
              vat_hundredths, unit
            FROM supplier_invoice_line
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            ORDER BY line_no
            """)
    List<InvoiceLineRow> ofInvoice(UUID coopId, UUID invoiceId);
}
