package coop.cobuy.aggregator.invoicing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceDifferenceRows extends GenericRepository<InvoiceDifferenceRow, UUID> {

    List<InvoiceDifferenceRow> saveAll(Iterable<InvoiceDifferenceRow> rows);

    @Query(
            """
            SELECT coop_id, invoice_id, difference_no, kind, pointer, expected, found
            FROM supplier_invoice_difference
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            ORDER BY difference_no
            """)
    List<InvoiceDifferenceRow> ofInvoice(UUID coopId, UUID invoiceId);

    @Query(
            """
            DELETE FROM supplier_invoice_difference
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            """)
    void deleteOfInvoice(UUID coopId, UUID invoiceId);
}
