package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.id.Id;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Writes notices, some hundred to a statement: a round tells all its members. In the order of their
 * ids, so that two who tell the same people never wait for each other.
 */
@Singleton
class NoticeInsert {

    private static final String HEAD =
            "INSERT INTO notice (coop_id, id, member_id, role, kind, subject, text, link, told_at,"
                    + " mail_state, mail_attempts, mail_due_at, mail_problem)";
    private static final int COLUMNS = 13;

    private final TransactionOperations<Connection> transactions;

    NoticeInsert(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** In the transaction under way; a notice that there is already stays as it is. */
    void unlessTold(List<NoticeRow> rows) {
        List<NoticeRow> sorted = rows.stream().sorted(Comparator.comparing(NoticeRow::id)).toList();
        try {
            MultiRow.write(
                    transactions.getConnection(),
                    HEAD,
                    COLUMNS,
                    " ON DUPLICATE KEY UPDATE kind = notice.kind",
                    sorted,
                    (statement, from, row) -> {
                        int at = from;
                        statement.setBytes(at++, Id.bytes(row.coopId()));
                        statement.setBytes(at++, Id.bytes(row.id()));
                        statement.setBytes(at++, bytes(row.memberId()));
                        statement.setString(at++, row.role());
                        statement.setString(at++, row.kind());
                        statement.setString(at++, row.subject());
                        statement.setString(at++, row.text());
                        statement.setString(at++, row.link());
                        statement.setObject(at++, row.toldAt());
                        statement.setString(at++, row.mailState().name());
                        statement.setInt(at++, row.mailAttempts());
                        statement.setObject(at++, row.mailDueAt());
                        statement.setString(at, row.mailProblem());
                    });
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot write notices", new IOException(e));
        }
    }

    private static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Id.bytes(id);
    }
}
