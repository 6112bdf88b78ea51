package coop.cobuy.aggregator.invoicing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceAmountRows extends GenericRepository<InvoiceAmountRow, UUID> {

    List<InvoiceAmountRow> saveAll(Iterable<InvoiceAmountRow> rows);

    @Query(
            """
            SELECT coop_id, invoice_id, kind, amount_no, text, net_minor, vat_hundredths
            FROM supplier_invoice_amount
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            ORDER BY kind, amount_no
            """)
    List<InvoiceAmountRow> ofInvoice(UUID coopId, UUID invoiceId);
}
