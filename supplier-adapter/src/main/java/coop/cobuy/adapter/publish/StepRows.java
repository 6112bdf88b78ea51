package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StepRows extends GenericRepository<StepRow, UUID> {

    StepRow save(StepRow row);

    @Query(
            """
            SELECT coop_id, delivery_id, step_no, state, attempt, detail, at
            FROM delivery_step
            WHERE coop_id = :coop AND delivery_id = :delivery
            ORDER BY step_no
            """)
    List<StepRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID delivery);
}
