package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRows extends GenericRepository<AccountRow, UUID> {

    AccountRow save(AccountRow row);

    @Query(
            """
            SELECT coop_id, id, name, name_key, email, password_hash, roles, member_id,
              supplier_id, approval_limit_minor, active, version, created_at
            FROM account
            WHERE coop_id = :coopId AND id = :id
            """)
    Optional<AccountRow> find(UUID coopId, UUID id);

    @Query(
            """
            SELECT coop_id, id, name, name_key, email, password_hash, roles, member_id,
              supplier_id, approval_limit_minor, active, version, created_at
            FROM account
            WHERE coop_id = :coopId AND name_key = :nameKey
            """)
    Optional<AccountRow> named(UUID coopId, String nameKey);

    @Query(
            """
            SELECT coop_id, id, name, name_key, email, password_hash, roles, member_id,
              supplier_id, approval_limit_minor, active, version, created_at
            FROM account
            WHERE coop_id = :coopId AND id > :after
            ORDER BY id
            LIMIT :atMost
            """)
    List<AccountRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            SELECT coop_id, id, name, name_key, email, password_hash, roles, member_id,
              supplier_id, approval_limit_minor, active, version, created_at
            FROM account
            WHERE coop_id = :coopId AND member_id = :memberId
            ORDER BY id
            """)
    List<AccountRow> ofMember(UUID coopId, UUID memberId);

    @Query(
            """
            SELECT coop_id, id, name, name_key, email, password_hash, roles, member_id,
              supplier_id, approval_limit_minor, active, version, created_at
            FROM account
            WHERE coop_id = :coopId AND FIND_IN_SET(:role, roles) > 0 AND active = 1
            ORDER BY id
            """)
    List<AccountRow> withRole(UUID coopId, String role);

    @Query(
            """
            UPDATE account
            SET name = :name, name_key = :nameKey, email = NULL, password_hash = NULL, roles = '',
              member_id = NULL, supplier_id = NULL, approval_limit_minor = NULL, active = 0,
              version = version + 1
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    int erase(UUID coopId, UUID id, int version, String name, String nameKey);

    /** Unless another password was chosen meanwhile; the account is the same otherwise. */
    @Query(
            """
            UPDATE account
            SET password_hash = :newHash
            WHERE coop_id = :coopId AND id = :id AND password_hash = :oldHash
            """)
    int rehash(UUID coopId, UUID id, String oldHash, String newHash);

    @Query(
            """
            UPDATE account
            SET email = :email, password_hash = :passwordHash, roles = :roles,
              member_id = :memberId, supplier_id = :supplierId,
              approval_limit_minor = :approvalLimitMinor, active = :active,
              version = version + 1
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    int update(
            UUID coopId,
            UUID id,
            int version,
            @Nullable String email,
            @Nullable String passwordHash,
            String roles,
            @Nullable UUID memberId,
            @Nullable UUID supplierId,
            @Nullable Long approvalLimitMinor,
            boolean active);
}
