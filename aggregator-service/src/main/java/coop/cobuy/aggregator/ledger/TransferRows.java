package coop.cobuy.aggregator.ledger;

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
interface TransferRows extends GenericRepository<TransferRow, UUID> {

    @Query(
            """
            SELECT coop_id, journal_id, line_no, debit_account_id, credit_account_id,
              amount_minor, currency, purpose, posted_at
            FROM ledger_transfer
            WHERE coop_id = :coopId AND journal_id = :journalId
            ORDER BY line_no
            """)
    List<TransferRow> ofJournal(UUID coopId, UUID journalId);

    /** A journal's, after one of them. */
    @Query(
            """
            SELECT coop_id, journal_id, line_no, debit_account_id, credit_account_id,
              amount_minor, currency, purpose, posted_at
            FROM ledger_transfer
            WHERE coop_id = :coopId AND journal_id = :journalId AND line_no > :after
            ORDER BY line_no
            LIMIT :atMost
            """)
    List<TransferRow> ofJournalAfter(UUID coopId, UUID journalId, int after, int atMost);

    @Query(
            """
            SELECT COALESCE((SELECT SUM(amount_minor) FROM ledger_transfer
                WHERE coop_id = :coopId AND credit_account_id = :account), 0)
              - COALESCE((SELECT SUM(amount_minor) FROM ledger_transfer
                WHERE coop_id = :coopId AND debit_account_id = :account), 0)
            """)
    long balance(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account);
}
