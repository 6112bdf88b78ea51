package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MinimumDecisionRows extends GenericRepository<MinimumDecisionRow, UUID> {

    MinimumDecisionRow save(MinimumDecisionRow row);

    /** The oldest first. */
    @Query(
            """
            SELECT coop_id, round_id, decision_no, purchase_order_id, offer_id, decision, reason,
                   account_id, account_name, at
            FROM minimum_decision
            WHERE coop_id = :coopId AND round_id = :roundId
            ORDER BY decision_no
            """)
    List<MinimumDecisionRow> ofRound(UUID coopId, UUID roundId);
}
