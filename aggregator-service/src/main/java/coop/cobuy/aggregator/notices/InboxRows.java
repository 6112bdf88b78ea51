package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
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
interface InboxRows extends GenericRepository<InboxRow, UUID> {

    /**
     * The notices of a member and of some audiences before one, newest first.
     *
     * @param since what all members were told before is not theirs
     */
    @Query(
            """
            SELECT n.id, n.member_id, n.kind, COALESCE(c.subject, n.subject) AS subject,
              COALESCE(c.text, n.text) AS text, COALESCE(c.said, n.said) AS said,
              COALESCE(c.link, n.link) AS link, n.told_at, r.read_at
            FROM (
              (SELECT coop_id, id, member_id, kind, subject, text, said, link, told_at,
                 content_id
               FROM notice
               WHERE coop_id = :coop AND member_id = :member
                 AND (told_at < :beforeAt OR (told_at = :beforeAt AND id < :before))
               ORDER BY told_at DESC, id DESC
               LIMIT :atMost)
              UNION ALL
              (SELECT coop_id, id, member_id, kind, subject, text, said, link, told_at,
                 content_id
               FROM notice
               WHERE coop_id = :coop AND role IN (:roles)
                 AND (role <> 'ALL_MEMBERS' OR told_at >= :since)
                 AND (told_at < :beforeAt OR (told_at = :beforeAt AND id < :before))
               ORDER BY told_at DESC, id DESC
               LIMIT :atMost)
            ) n
            LEFT JOIN notice_content c ON c.coop_id = n.coop_id AND c.id = n.content_id
            LEFT JOIN notice_read r
              ON r.coop_id = n.coop_id AND r.notice_id = n.id AND r.account_id = :account
            ORDER BY n.told_at DESC, n.id DESC
            LIMIT :atMost
            """)
    List<InboxRow> before(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID member,
            @Expandable List<String> roles,
            LocalDateTime since,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID account,
            LocalDateTime beforeAt,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID before,
            int atMost);
}
