package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
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
interface MemberRows extends GenericRepository<MemberRow, UUID> {

    MemberRow save(MemberRow row);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND id = :id
            """)
    Optional<MemberRow> find(UUID coopId, UUID id);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND id = :id
            FOR UPDATE
            """)
    Optional<MemberRow> lock(UUID coopId, UUID id);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND number = :number
            """)
    Optional<MemberRow> numbered(UUID coopId, String number);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND id > :after
            ORDER BY id
            LIMIT :atMost
            """)
    List<MemberRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    /**
     * By number.
     *
     * @param number the beginning of one, as LIKE wants it
     * @param name a part of one, likewise
     */
    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND number > :after
              AND (number LIKE :number OR name LIKE :name)
            ORDER BY number
            LIMIT :atMost
            """)
    List<MemberRow> sought(UUID coopId, String after, String number, String name, int atMost);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND id IN (:ids)
            ORDER BY id
            """)
    List<MemberRow> among(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> ids);

    @Query(
            """
            SELECT coop_id, id, number, name, email, active, import_hash, version, created_at
            FROM member
            WHERE coop_id = :coopId AND number IN (:numbers)
            ORDER BY id
            """)
    List<MemberRow> numberedAmong(UUID coopId, @Expandable List<String> numbers);

    @Query(
            """
            UPDATE member
            SET number = :number, name = :name, email = :email, active = :active,
              version = version + 1
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    int update(
            UUID coopId,
            UUID id,
            int version,
            String number,
            String name,
            @Nullable String email,
            boolean active);
}
