package coop.cobuy.aggregator.identity;

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
interface InvitationRows extends GenericRepository<InvitationRow, UUID> {

    InvitationRow save(InvitationRow row);

    @Query(
            """
            SELECT coop_id, id, secret_hash, email, roles, member_id, supplier_id,
              approval_limit_minor, invited_by, created_at, expires_at, closed_at, account_id
            FROM invitation
            WHERE secret_hash = :secretHash
            """)
    Optional<InvitationRow> byHash(String secretHash);

    @Query(
            """
            SELECT coop_id, id, secret_hash, email, roles, member_id, supplier_id,
              approval_limit_minor, invited_by, created_at, expires_at, closed_at, account_id
            FROM invitation
            WHERE coop_id = :coopId AND id > :after
            ORDER BY id
            LIMIT :atMost
            """)
    List<InvitationRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            SELECT coop_id, id, secret_hash, email, roles, member_id, supplier_id,
              approval_limit_minor, invited_by, created_at, expires_at, closed_at, account_id
            FROM invitation
            WHERE coop_id = :coopId AND member_id = :memberId AND closed_at IS NULL
              AND expires_at > :now
            ORDER BY id
            """)
    List<InvitationRow> openFor(UUID coopId, UUID memberId, LocalDateTime now);

    @Query(
            """
            SELECT COUNT(*)
            FROM invitation
            WHERE coop_id = :coopId AND email = :email AND member_id IS NULL
              AND closed_at IS NULL AND expires_at > :now
            """)
    int countOpen(UUID coopId, String email, LocalDateTime now);

    @Query(
            """
            SELECT COUNT(*)
            FROM invitation
            WHERE coop_id = :coopId AND id = :id AND member_id = :memberId AND roles = :roles
            """)
    int countFor(UUID coopId, UUID id, UUID memberId, String roles);

    /** Compare-and-set: an invitation is good once. */
    @Query(
            """
            UPDATE invitation
            SET closed_at = :closedAt
            WHERE coop_id = :coopId AND id = :id AND closed_at IS NULL
            """)
    int close(UUID coopId, UUID id, LocalDateTime closedAt);

    @Query("UPDATE invitation SET account_id = :accountId WHERE coop_id = :coopId AND id = :id")
    int accepted(UUID coopId, UUID id, @Nullable UUID accountId);

    /** Where the mail went to is forgotten. */
    @Query("UPDATE invitation SET email = '' WHERE coop_id = :coopId AND account_id = :accountId")
    int erase(UUID coopId, UUID accountId);

    @Query("SELECT COUNT(*) FROM invitation WHERE coop_id = :coopId AND id = :id")
    int count(UUID coopId, UUID id);
}
