package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
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

    /** What a member was charged for a line of a purchase order, by invoices and credit notes. */
    @Query(
            """
            SELECT c.coop_id, c.invoice_id, c.member_id, c.component, c.component_no,
              c.units_milli, c.net_minor, c.vat_minor, c.reference_minor, c.grams
            FROM settlement s
            JOIN settled_component l ON l.coop_id = s.coop_id AND l.invoice_id = s.invoice_id
              AND l.offer_id = :offerId
            JOIN member_charge c ON c.coop_id = l.coop_id AND c.invoice_id = l.invoice_id
              AND c.member_id = :memberId AND c.component_no = l.component_no
              AND (c.component = l.component OR (c.component = :markUp AND l.component = :goods))
            WHERE s.coop_id = :coopId AND s.purchase_order_id = :orderId
            ORDER BY c.invoice_id, c.component, c.component_no
            """)
    List<MemberChargeRow> ofLine(
            UUID coopId,
            UUID memberId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID orderId,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
            int goods,
            int markUp);

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
