package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PickUpCreditRows extends GenericRepository<PickUpCreditRow, UUID> {

    PickUpCreditRow save(PickUpCreditRow row);

    @Query(
            """
            SELECT coop_id, round_id, member_id, purchase_order_id, offer_id, product, units_milli,
                   damaged, amount_minor, currency, journal_id, account_id, account_name,
                   credited_at
            FROM pick_up_credit
            WHERE coop_id = :coopId AND round_id = :roundId AND member_id = :memberId
            ORDER BY purchase_order_id, offer_id
            """)
    List<PickUpCreditRow> ofMember(UUID coopId, UUID roundId, UUID memberId);
}
