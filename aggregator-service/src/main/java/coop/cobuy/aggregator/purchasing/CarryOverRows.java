package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CarryOverRows extends GenericRepository<CarryOverRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, purchase_order_id, round_id, supplier_id, into_round_id, after_member,
                   placed_members, left_members, wanted_at, done_at
            FROM carry_over
            """;

    CarryOverRow save(CarryOverRow row);

    @Query(SELECT + " WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId FOR UPDATE")
    Optional<CarryOverRow> lock(UUID coopId, UUID purchaseOrderId);

    @Query(
            SELECT
                    + " WHERE done_at IS NULL ORDER BY wanted_at, coop_id, purchase_order_id LIMIT"
                    + " :atMost")
    List<CarryOverRow> open(int atMost);

    @Query(
            """
            UPDATE carry_over
            SET into_round_id = :intoRoundId
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND into_round_id IS NULL
            """)
    int into(UUID coopId, UUID purchaseOrderId, UUID intoRoundId);

    @Query(
            """
            UPDATE carry_over
            SET after_member = :afterMember, placed_members = :placedMembers,
                left_members = :leftMembers, done_at = :doneAt
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    int advance(
            UUID coopId,
            UUID purchaseOrderId,
            UUID afterMember,
            int placedMembers,
            int leftMembers,
            @Nullable LocalDateTime doneAt);
}
