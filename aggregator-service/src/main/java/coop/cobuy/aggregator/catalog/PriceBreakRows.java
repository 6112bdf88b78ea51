package coop.cobuy.aggregator.catalog;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PriceBreakRows extends GenericRepository<PriceBreakRow, UUID> {

    Iterable<PriceBreakRow> saveAll(Iterable<PriceBreakRow> rows);

    @Query(
            """
            SELECT coop_id, offer_id, from_milli, price
            FROM offer_price_break
            WHERE coop_id = :coopId AND offer_id IN (:offers)
            ORDER BY offer_id, from_milli
            """)
    List<PriceBreakRow> ofOffers(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> offers);

    @Query("DELETE FROM offer_price_break WHERE coop_id = :coopId AND offer_id = :offerId")
    long deleteOfOffer(UUID coopId, UUID offerId);
}
