package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SupplierRows extends GenericRepository<SupplierRow, UUID> {

    String COLUMNS =
            "coop_id, id, code, name, gln, contact, currency, minimum_order_minor, freight_minor,"
                    + " vehicle_classes, active, version";

    SupplierRow save(SupplierRow row);

    @Query("SELECT " + COLUMNS + " FROM supplier WHERE coop_id = :coopId AND id = :id")
    Optional<SupplierRow> find(UUID coopId, UUID id);

    @Query("SELECT " + COLUMNS + " FROM supplier WHERE coop_id = :coopId AND id = :id FOR UPDATE")
    Optional<SupplierRow> lock(UUID coopId, UUID id);

    @Query("SELECT " + COLUMNS + " FROM supplier WHERE coop_id = :coopId AND code = :code")
    Optional<SupplierRow> byCode(UUID coopId, String code);

    @Query(
            "SELECT "
                    + COLUMNS
                    + " FROM supplier WHERE coop_id = :coopId AND id > :after ORDER BY id"
                    + " LIMIT :atMost")
    List<SupplierRow> after(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    /** Raises the version, which must be one below; the count says whether it was. */
    @Query(
            """
            UPDATE supplier
            SET version = :version
            WHERE coop_id = :coopId AND id = :id AND version = :version - 1
            """)
    long raiseVersion(UUID coopId, UUID id, long version);

    @Query(
            """
            UPDATE supplier
            SET code = :code, name = :name, gln = :gln, contact = :contact, currency = :currency,
              minimum_order_minor = :minimumOrderMinor, freight_minor = :freightMinor, vehicle_classes = :vehicleClasses,
              active = :active
            WHERE coop_id = :coopId AND id = :id AND version = :version
            """)
    void update(SupplierRow row);
}
