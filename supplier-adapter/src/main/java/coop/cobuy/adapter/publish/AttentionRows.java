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
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AttentionRows extends GenericRepository<AttentionRow, UUID> {

    /** 1 if it is told now, 0 if it was told before. */
    @Query(
            """
            INSERT IGNORE INTO delivery_attention (coop_id, delivery_id, step_no, level, told_at)
            VALUES (:coop, :delivery, :step, :level, :now)
            """)
    int tell(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID delivery,
            int step,
            String level,
            LocalDateTime now);

    @Query(
            """
            SELECT coop_id, delivery_id, step_no, level, told_at FROM delivery_attention
            WHERE coop_id = :coop ORDER BY delivery_id, step_no, level
            """)
    List<AttentionRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop);
}
