package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceCountRows extends GenericRepository<InvoiceCountRow, String> {

    @Query(
            """
            SELECT state, COUNT(*) AS invoices
            FROM supplier_invoice
            WHERE coop_id = :coop
            GROUP BY state
            ORDER BY state
            """)
    List<InvoiceCountRow> counts(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop);
}
