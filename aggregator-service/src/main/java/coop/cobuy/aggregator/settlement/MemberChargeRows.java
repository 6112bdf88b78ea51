package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberChargeRows extends GenericRepository<MemberChargeRow, UUID> {

    @Query(
            """
            SELECT coop_id, invoice_id, member_id, component, component_no, units_milli, net_minor,
              vat_minor, reference_minor, grams
            FROM member_charge
            WHERE coop_id = :coopId AND invoice_id = :invoiceId AND member_id = :memberId
            ORDER BY component, component_no
            """)
    List<MemberChargeRow> ofMember(UUID coopId, UUID invoiceId, UUID memberId);

    /** The sums of all members' charges: one row per component, its number 0, no member. */
    @Query(
            """
            SELECT coop_id, invoice_id, 0x00000000000000000000000000000000 AS member_id, component,
              0 AS component_no, SUM(units_milli) AS units_milli, SUM(net_minor) AS net_minor,
              SUM(vat_minor) AS vat_minor, SUM(reference_minor) AS reference_minor,
              SUM(grams) AS grams
            FROM member_charge
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            GROUP BY coop_id, invoice_id, component
            ORDER BY component
            """)
    List<MemberChargeRow> sums(UUID coopId, UUID invoiceId);

    /** The same of each line of goods, with its number. */
    @Query(
            """
            SELECT coop_id, invoice_id, 0x00000000000000000000000000000000 AS member_id, component,
              component_no, SUM(units_milli) AS units_milli, SUM(net_minor) AS net_minor,
              SUM(vat_minor) AS vat_minor, SUM(reference_minor) AS reference_minor,
              SUM(grams) AS grams
            FROM member_charge
            WHERE coop_id = :coopId AND invoice_id = :invoiceId AND component = :goods
            GROUP BY coop_id, invoice_id, component, component_no
            ORDER BY component_no
            """)
    List<MemberChargeRow> sumsOfLines(UUID coopId, UUID invoiceId, int goods);
}
