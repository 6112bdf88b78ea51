package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PictureContentRows extends GenericRepository<PictureContentRow, UUID> {

    @Query(
            """
            SELECT offer_id, content
            FROM offer_picture
            WHERE coop_id = :coop AND offer_id = :offer
            """)
    Optional<PictureContentRow> find(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offer);
}
