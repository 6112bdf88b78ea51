package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.platform.UuidBytes;

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
interface FavouriteRows extends GenericRepository<FavouriteRow, UUID> {

    @Query(
            """
            SELECT offer_id
            FROM favourite_offer
            WHERE coop_id = :coop AND member_id = :member
            ORDER BY offer_id
            LIMIT :atMost
            """)
    List<FavouriteRow> ofMember(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID member,
            int atMost);

    @Query(
            """
            INSERT IGNORE INTO favourite_offer (coop_id, member_id, offer_id, marked_at)
            VALUES (:coop, :member, :offer, :at)
            """)
    void insert(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID member,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offer,
            LocalDateTime at);

    @Query(
            """
            DELETE FROM favourite_offer
            WHERE coop_id = :coop AND member_id = :member AND offer_id = :offer
            """)
    void delete(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID member,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offer);
}
