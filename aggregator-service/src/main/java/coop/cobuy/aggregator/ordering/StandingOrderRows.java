package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StandingOrderRows extends GenericRepository<StandingOrderRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, member_id, offer_id, quantity_milli, tolerance_milli, limit_micro,
              all_or_nothing, paused, version, changed_by, changed_at
            FROM standing_order
            """;

    StandingOrderRow save(StandingOrderRow row);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND member_id = :memberId"
                    + " ORDER BY offer_id LIMIT :atMost")
    List<StandingOrderRow> ofMember(UUID coopId, UUID memberId, int atMost);

    @Query(SELECT + " WHERE coop_id = :coopId AND member_id = :memberId AND offer_id = :offerId")
    Optional<StandingOrderRow> find(UUID coopId, UUID memberId, UUID offerId);

    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND member_id = :memberId AND offer_id = :offerId"
                    + " FOR UPDATE")
    Optional<StandingOrderRow> lock(UUID coopId, UUID memberId, UUID offerId);

    /** Those that are to be placed, of members after one. */
    @Query(
            SELECT
                    + " WHERE coop_id = :coopId AND member_id > :after AND paused = FALSE"
                    + " ORDER BY member_id, offer_id LIMIT :atMost")
    List<StandingOrderRow> toPlace(
            UUID coopId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            UPDATE standing_order
            SET quantity_milli = :quantityMilli, tolerance_milli = :toleranceMilli,
              limit_micro = :limitMicro, all_or_nothing = :allOrNothing, paused = :paused,
              version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE coop_id = :coopId AND member_id = :memberId AND offer_id = :offerId
              AND version = :version
            """)
    int update(
            UUID coopId,
            UUID memberId,
            UUID offerId,
            int version,
            long quantityMilli,
            long toleranceMilli,
            @Nullable Long limitMicro,
            boolean allOrNothing,
            boolean paused,
            UUID changedBy,
            LocalDateTime changedAt);

    @Query(
            """
            DELETE FROM standing_order
            WHERE coop_id = :coopId AND member_id = :memberId AND offer_id = :offerId
            """)
    int delete(UUID coopId, UUID memberId, UUID offerId);

    @Query("DELETE FROM standing_order WHERE coop_id = :coopId AND member_id = :memberId")
    int deleteAll(UUID coopId, UUID memberId);
}
