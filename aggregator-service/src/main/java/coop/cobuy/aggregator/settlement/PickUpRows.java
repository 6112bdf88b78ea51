package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PickUpRows extends GenericRepository<PickUpRow, UUID> {

    /** The first time counts. */
    @Query(
            """
            INSERT IGNORE INTO pick_up
              (coop_id, round_id, member_id, account_id, account_name, picked_at)
            VALUES (:coopId, :roundId, :memberId, :accountId, :accountName, :pickedAt)
            """)
    void checkOff(PickUpRow row);

    @Query(
            """
            SELECT COUNT(*)
            FROM pick_up
            WHERE coop_id = :coopId AND round_id = :roundId AND member_id = :memberId
            """)
    int count(UUID coopId, UUID roundId, UUID memberId);

    @Query(
            """
            DELETE FROM pick_up
            WHERE coop_id = :coopId AND round_id = :roundId AND member_id = :memberId
            """)
    int takeBack(UUID coopId, UUID roundId, UUID memberId);

    @Query(
            """
            SELECT coop_id, round_id, member_id, account_id, account_name, picked_at
            FROM pick_up
            WHERE coop_id = :coopId AND round_id = :roundId
            ORDER BY member_id
            """)
    List<PickUpRow> ofRound(UUID coopId, UUID roundId);
}
