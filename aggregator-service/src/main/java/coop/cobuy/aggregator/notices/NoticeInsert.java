package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
            "INSERT INTO notice (coop_id, id, member_id, role, kind, subject, text, said, link,"
                    + " told_at, mail_state, mail_attempts, mail_due_at, mail_problem, content_id)";
    private static final int COLUMNS = 15;
    private static final String CONTENT =
            "INSERT INTO notice_content (coop_id, id, subject, text, said, link)"
                    + " VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON DUPLICATE KEY UPDATE subject = notice_content.subject";

    private final TransactionOperations<Connection> transactions;

    NoticeInsert(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** In the transaction under way; a notice that there is already stays as it is. */
    void unlessTold(List<NoticeRow> rows) {
        insert(rows, null);
    }

    /**
     * As {@link #unlessTold(List)}; what they all say is kept once.
     *
     * @param once names what they tell
     */
    void unlessTold(CoopId coop, String once, Message message, List<NoticeRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UUID id = contentId(coop, once, message);
        try (PreparedStatement statement = transactions.getConnection().prepareStatement(CONTENT)) {
            statement.setBytes(1, Id.bytes(coop.value()));
            statement.setBytes(2, Id.bytes(id));
            statement.setString(3, message.subject());
            statement.setString(4, message.text());
            statement.setString(5, message.said());
            statement.setString(6, message.link());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot write what is told", new IOException(e));
        }
        insert(rows, id);
    }

    /** Another one where the same is told in other words, by another version of this program. */
    private static UUID contentId(CoopId coop, String once, Message message) {
        String name =
                String.join(
                        "\n",
                        coop.toString(),
                        once,
                        message.subject(),
                        message.text(),
                        String.valueOf(message.said()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param content which has what they say; null: the rows have it
     */
    private void insert(List<NoticeRow> rows, @Nullable UUID content) {
        boolean own = content == null;
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
                        statement.setString(at++, own ? row.subject() : "");
                        statement.setString(at++, own ? row.text() : "");
                        statement.setString(at++, own ? row.said() : null);
                        statement.setString(at++, own ? row.link() : null);
                        statement.setObject(at++, row.toldAt());
                        statement.setString(at++, row.mailState().name());
                        statement.setInt(at++, row.mailAttempts());
                        statement.setObject(at++, row.mailDueAt());
                        statement.setString(at++, row.mailProblem());
                        statement.setBytes(at, bytes(content));
                    });
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot write notices", new IOException(e));
        }
    }

    private static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Id.bytes(id);
    }
}
