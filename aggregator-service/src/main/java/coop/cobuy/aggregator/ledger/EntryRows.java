package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface EntryRows extends GenericRepository<EntryRow, UUID> {

    /** An account's entries before one, newest first; of complete journals only. */
    @Query(
            """
            SELECT journal_id, line_no, amount_minor, purpose, posted_at, kind, text, reference,
              occurred_on, corrects_id
            FROM (
              (SELECT t.journal_id, t.line_no, -t.amount_minor AS amount_minor, t.purpose,
                 t.posted_at, j.kind, j.text, j.reference, j.occurred_on, j.corrects_id
               FROM ledger_transfer t
               JOIN ledger_journal j ON j.coop_id = t.coop_id AND j.id = t.journal_id
               WHERE t.coop_id = :coop AND t.debit_account_id = :account
                 AND t.posted_at <= :beforeAt
                 AND (t.posted_at, t.journal_id, t.line_no) < (:beforeAt, :before, :beforeLine)
               ORDER BY t.posted_at DESC, t.journal_id DESC, t.line_no DESC
               LIMIT :atMost)
              UNION ALL
              (SELECT t.journal_id, t.line_no, t.amount_minor, t.purpose,
                 t.posted_at, j.kind, j.text, j.reference, j.occurred_on, j.corrects_id
               FROM ledger_transfer t
               JOIN ledger_journal j ON j.coop_id = t.coop_id AND j.id = t.journal_id
               WHERE t.coop_id = :coop AND t.credit_account_id = :account
                 AND t.posted_at <= :beforeAt
                 AND (t.posted_at, t.journal_id, t.line_no) < (:beforeAt, :before, :beforeLine)
               ORDER BY t.posted_at DESC, t.journal_id DESC, t.line_no DESC
               LIMIT :atMost)
            ) entries
            ORDER BY posted_at DESC, journal_id DESC, line_no DESC
            LIMIT :atMost
            """)
    List<EntryRow> before(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            LocalDateTime beforeAt,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            long beforeLine,
            int atMost);
}
