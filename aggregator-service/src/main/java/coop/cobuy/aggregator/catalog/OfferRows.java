package coop.cobuy.aggregator.catalog;

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
interface OfferRows extends GenericRepository<OfferRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, id, supplier_id, sku, name, unit, pack_milli, minimum_cases,
              minimum_milli, break_kind, price_basis, vat_hundredths, currency, deposit_minor,
              reference_price, unit_weight_grams, mark_up_hundredths, fee_minor,
              reference_kind, reference_source, reference_on, product, catch_weight_grams, category, active,
              version
            FROM offer
            WHERE coop_id = :coopId
            """;

    OfferRow save(OfferRow row);

    @Query(SELECT + " AND id IN (:ids) ORDER BY id")
    List<OfferRow> find(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> ids);

    @Query(SELECT + " AND id = :id FOR UPDATE")
    Optional<OfferRow> lock(UUID coopId, UUID id);

    @Query(SELECT + " AND supplier_id = :supplierId AND sku = :sku FOR UPDATE")
    Optional<OfferRow> lockSku(UUID coopId, UUID supplierId, String sku);

    @Query(SELECT + " AND supplier_id = :supplierId AND sku = :sku")
    Optional<OfferRow> bySku(UUID coopId, UUID supplierId, String sku);

    @Query(SELECT + " AND supplier_id IN (:suppliers) AND active = TRUE ORDER BY id")
    List<OfferRow> activeOf(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> suppliers);

    @Query(SELECT + " AND id > :after ORDER BY id LIMIT :atMost")
    List<OfferRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(SELECT + " AND supplier_id = :supplierId AND id > :after ORDER BY id LIMIT :atMost")
    List<OfferRow> ofSupplierAfter(
            UUID coopId,
            UUID supplierId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    /**
     * Those whose name or number is like it, by name.
     *
     * @param supplierId null: of any supplier
     */
    @Query(
            SELECT
                    + " AND (:supplierId IS NULL OR supplier_id = :supplierId)"
                    + " AND (LOWER(name) LIKE LOWER(:like) OR LOWER(sku) LIKE LOWER(:like))"
                    + " ORDER BY name, id LIMIT :atMost OFFSET :skip")
    List<OfferRow> search(
            UUID coopId, @Nullable UUID supplierId, String like, int atMost, int skip);

    /** Raises the version, which must be one below; the count says whether it was. */
    @Query(
            """
            UPDATE offer
            SET version = :version
            WHERE coop_id = :coopId AND id = :id AND version = :version - 1
            """)
    long raiseVersion(UUID coopId, UUID id, long version);

    @Query(
            """
            UPDATE offer
            SET sku = :sku, name = :name, unit = :unit, pack_milli = :packMilli,
              minimum_cases = :minimumCases, minimum_milli = :minimumMilli,
              break_kind = :breakKind, price_basis = :priceBasis,
              vat_hundredths = :vatHundredths, currency = :currency,
              deposit_minor = :depositMinor, reference_price = :referencePrice,
              unit_weight_grams = :unitWeightGrams, mark_up_hundredths = :markUpHundredths,
              fee_minor = :feeMinor, reference_kind = :referenceKind,
              reference_source = :referenceSource, reference_on = :referenceOn,
              product = :product, catch_weight_grams = :catchWeightGrams,
              category = :category, active = :active
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    void update(OfferRow row);
}
