package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Expandable;
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
interface PictureRows extends GenericRepository<PictureRow, UUID> {

    @Query(
            """
            SELECT offer_id, hash, alt, width, height
            FROM offer_picture
            WHERE coop_id = :coop AND offer_id IN (:offers)
            ORDER BY offer_id
            """)
    List<PictureRow> of(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> offers);

    @Query(
            """
            INSERT INTO offer_picture
              (coop_id, offer_id, hash, alt, width, height, content, changed_at)
            VALUES (:coop, :offer, :hash, :alt, :width, :height, :content, :at)
            ON DUPLICATE KEY UPDATE hash = VALUES(hash), alt = VALUES(alt), width = VALUES(width),
              height = VALUES(height), content = VALUES(content), changed_at = VALUES(changed_at)
            """)
    void put(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offer,
            String hash,
            String alt,
            int width,
            int height,
            @TypeDef(type = DataType.BYTE_ARRAY) byte[] content,
            LocalDateTime at);

    @Query("DELETE FROM offer_picture WHERE coop_id = :coop AND offer_id = :offer")
    int delete(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offer);
}
