package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface LaneRows extends GenericRepository<LaneRow, UUID> {

    /** Makes a lane that is free; one that is there stays as it is. */
    @Query(
            """
            INSERT INTO delivery_lane (coop_id, supplier_id, lease, leased_until)
            VALUES (:coop, :supplier, NULL, :free)
            ON DUPLICATE KEY UPDATE coop_id = coop_id
            """)
    void ensure(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            LocalDateTime free);

    /**
     * Free lanes with something due that need not wait for an earlier revision, without locking;
     * {@link #lock} decides.
     */
    @Query(
            """
            SELECT DISTINCT l.coop_id, l.supplier_id
            FROM delivery d
                JOIN delivery_lane l ON l.coop_id = d.coop_id AND l.supplier_id = d.supplier_id
            WHERE d.due_at <= :now AND l.leased_until <= :now
                AND (d.revision = 0 OR NOT EXISTS (
                    SELECT 1 FROM delivery e
                    WHERE e.coop_id = d.coop_id AND e.supplier_id = d.supplier_id
                        AND e.document = 'ORDER' AND e.number = d.number
                        AND e.revision < d.revision AND e.due_at IS NOT NULL))
            ORDER BY l.coop_id, l.supplier_id
            LIMIT :atMost
            """)
    List<LaneRow> waiting(LocalDateTime now, int atMost);

    /** Empty if another sender has it or is just taking it. */
    @Query(
            """
            SELECT coop_id, supplier_id FROM delivery_lane
            WHERE coop_id = :coop AND supplier_id = :supplier AND leased_until <= :now
            FOR UPDATE SKIP LOCKED
            """)
    Optional<LaneRow> lock(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            LocalDateTime now);

    @Query(
            """
            UPDATE delivery_lane SET lease = :lease, leased_until = :until
            WHERE coop_id = :coop AND supplier_id = :supplier
            """)
    int take(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID lease,
            LocalDateTime until);

    /** 1 if the lease is still ours: nobody has taken the lane for abandoned. */
    @Query(
            """
            UPDATE delivery_lane SET leased_until = :until
            WHERE coop_id = :coop AND supplier_id = :supplier AND lease = :lease
            """)
    int extend(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplier,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID lease,
            LocalDateTime until);
}
