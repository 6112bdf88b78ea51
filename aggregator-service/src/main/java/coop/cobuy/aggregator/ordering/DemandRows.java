package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

/** Reads a round's running totals. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandRows extends GenericRepository<DemandTotals, UUID> {

    @Query(
            """
            SELECT offer_id,
                   CAST(SUM(quantity_milli) AS SIGNED) AS quantity_milli,
                   CAST(SUM(tolerance_milli) AS SIGNED) AS tolerance_milli,
                   CAST(SUM(member_count) AS SIGNED) AS member_count
            FROM round_demand
            WHERE coop_id = :coop AND round_id = :round
            GROUP BY offer_id
            ORDER BY offer_id
            """)
    List<DemandTotals> ofRound(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID round);

    @Query(
            """
            SELECT offer_id,
                   CAST(SUM(quantity_milli) AS SIGNED) AS quantity_milli,
                   CAST(SUM(tolerance_milli) AS SIGNED) AS tolerance_milli,
                   CAST(SUM(member_count) AS SIGNED) AS member_count
            FROM round_demand
            WHERE coop_id = :coop AND round_id = :round AND offer_id IN (:offers)
            GROUP BY offer_id
            ORDER BY offer_id
            """)
    List<DemandTotals> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID round,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> offers);
}
