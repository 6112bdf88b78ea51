package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface NoticeRows extends GenericRepository<NoticeRow, UUID> {

    @Query(
            """
            SELECT n.coop_id, n.id, n.member_id, n.role, n.kind,
              COALESCE(c.subject, n.subject) AS subject, COALESCE(c.text, n.text) AS text,
              COALESCE(c.said, n.said) AS said, COALESCE(c.link, n.link) AS link, n.told_at,
              n.mail_state, n.mail_attempts, n.mail_due_at, n.mail_problem, n.mail_after,
              n.mailed_to
            FROM notice n
            LEFT JOIN notice_content c ON c.coop_id = n.coop_id AND c.id = n.content_id
            WHERE n.coop_id = :coopId AND n.id = :id
            """)
    Optional<NoticeRow> find(UUID coopId, UUID id);

    @Query("SELECT COUNT(*) FROM notice WHERE coop_id = :coopId AND mail_state = :mailState")
    int countMails(UUID coopId, String mailState);

    /** Those whose mail is due, of all co-ops: there is one loop for all. */
    @Query(
            """
            SELECT n.coop_id, n.id, n.member_id, n.role, n.kind,
              COALESCE(c.subject, n.subject) AS subject, COALESCE(c.text, n.text) AS text,
              COALESCE(c.said, n.said) AS said, COALESCE(c.link, n.link) AS link, n.told_at,
              n.mail_state, n.mail_attempts, n.mail_due_at, n.mail_problem, n.mail_after,
              n.mailed_to
            FROM notice n
            LEFT JOIN notice_content c ON c.coop_id = n.coop_id AND c.id = n.content_id
            WHERE n.mail_state = 'WAITING' AND n.mail_due_at <= :now
            ORDER BY n.mail_due_at
            LIMIT :atMost
            """)
    List<NoticeRow> toMail(LocalDateTime now, int atMost);

    /** Compare-and-set: whoever moves the due time on is the one who sends. */
    @Query(
            """
            UPDATE notice
            SET mail_due_at = :until, mail_attempts = mail_attempts + 1
            WHERE coop_id = :coopId AND id = :id AND mail_state = 'WAITING'
              AND mail_attempts = :mailAttempts
            """)
    int claim(UUID coopId, UUID id, int mailAttempts, LocalDateTime until);

    @Query(
            """
            UPDATE notice
            SET mail_state = :mailState, mail_due_at = :mailDueAt, mail_problem = :mailProblem,
              mailed_to = :mailedTo
            WHERE coop_id = :coopId AND id = :id AND mail_state = 'WAITING'
            """)
    int mailed(
            UUID coopId,
            UUID id,
            MailState mailState,
            LocalDateTime mailDueAt,
            @Nullable String mailProblem,
            @Nullable String mailedTo);

    /** Some of all members were mailed; the next ones' turn comes after what else is due. */
    @Query(
            """
            UPDATE notice
            SET mail_after = :mailAfter, mail_attempts = 0, mail_due_at = :mailDueAt,
              mail_problem = NULL, mailed_to = :mailedTo
            WHERE coop_id = :coopId AND id = :id AND mail_state = 'WAITING'
            """)
    void mailedUpTo(
            UUID coopId,
            UUID id,
            UUID mailAfter,
            LocalDateTime mailDueAt,
            @Nullable String mailedTo);

    @Query(
            """
            INSERT INTO notice_read (coop_id, notice_id, account_id, read_at)
            VALUES (:coopId, :id, :account, :readAt)
            ON DUPLICATE KEY UPDATE read_at = read_at
            """)
    void markRead(
            UUID coopId,
            UUID id,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            LocalDateTime readAt);
}
