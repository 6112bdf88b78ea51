package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.SupplierTerms;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.rounds.RoundExamples;
import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A round whose purchase orders are approved and received, made of rows: two offers, rice (10 units
 * came, 9 allotted, 1 to stock) and oats, and some members.
 */
@Singleton
public final class Scene {

    /** A SKU. */
    public static final String RICE = "RICE";

    /** A SKU. */
    public static final String OATS = "OATS";

    private final RoundExamples rounds;
    private final Fixtures fixtures;
    private final IdSource ids;
    private final TransactionOperations<Connection> transactions;

    Scene(
            RoundExamples rounds,
            Fixtures fixtures,
            IdSource ids,
            TransactionOperations<Connection> transactions) {
        this.rounds = rounds;
        this.fixtures = fixtures;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** What was made; members in the order of their ids. */
    public record Made(
            TestCoop coop,
            RoundId round,
            SupplierId supplier,
            PurchaseOrderId order,
            String number,
            OfferId rice,
            OfferId oats,
            List<MemberId> members) {
        public Made {
            members = List.copyOf(members);
        }
    }

    /**
     * Each member gets 3 units of rice; of oats, member i gets i units.
     *
     * @param feePerOrder in cents, for each member and order
     */
    public Made received(int memberCount, long feePerOrder) {
        return received(memberCount, feePerOrder, RoundRules.STANDARD);
    }

    /** The same in a round with rules of its own. */
    public Made received(int memberCount, long feePerOrder, RoundRules rules) {
        TestCoop coop = fixtures.coop();
        RoundId round = new RoundId(ids.next());
        Supplier supplier = supplier();
        Offer rice = offer(supplier, RICE, "1.20", 700);
        Offer oats = offer(supplier, OATS, "0.90", 700);
        Money fee = Money.of(feePerOrder, "EUR");
        RoundFees fees = new RoundFees(fee, Money.of(0, "EUR"));
        rounds.ordered(coop.id(), round, List.of(supplier), List.of(rice, oats), fees, rules);
        List<MemberId> members = new ArrayList<>();
        for (int i = 0; i < memberCount; i++) {
            members.add(new MemberId(ids.next()));
        }
        members.sort((a, b) -> java.util.Arrays.compareUnsigned(a.bytes(), b.bytes()));
        String number = "PO-" + round;
        Made made =
                new Made(
                        coop,
                        round,
                        supplier.id(),
                        new PurchaseOrderId(ids.next()),
                        number,
                        rice.id(),
                        oats.id(),
                        members);
        transactions.executeWrite(
                status -> {
                    write(status.getConnection(), made);
                    return true;
                });
        return made;
    }

    /** As {@link #received(int, long)}, before anything came. */
    public Made sent(int memberCount) {
        Made made = received(memberCount, 0);
        transactions.executeWrite(
                status -> {
                    for (String table :
                            List.of(
                                    "goods_receipt_line",
                                    "goods_receipt",
                                    "received_line",
                                    "receiving")) {
                        sql(
                                status.getConnection(),
                                "DELETE FROM " + table + " WHERE purchase_order_id = ?",
                                made.order());
                    }
                    return true;
                });
        return made;
    }

    private Supplier supplier() {
        SupplierTerms terms =
                new SupplierTerms(
                        "MILL", "Mill", null, null, Money.of(0, "EUR"), Money.of(0, "EUR"));
        return new Supplier(new SupplierId(ids.next()), 0, true, terms);
    }

    private Offer offer(Supplier supplier, String sku, String reference, int vat) {
        WholesaleTerms terms =
                new WholesaleTerms(
                        sku,
                        sku.equals(RICE) ? "Rice" : "Oats",
                        new UnitCode("C62"),
                        new Packing.Loose(Units.ZERO),
                        PriceList.allUnits(
                                List.of(
                                        new PriceBreak(
                                                Units.of(1), UnitPrice.parse("1.00", Fixtures.EUR)),
                                        new PriceBreak(
                                                Units.of(5),
                                                UnitPrice.parse("0.80", Fixtures.EUR)))),
                        new Percent(vat),
                        Money.of(0, "EUR"),
                        UnitPrice.parse(reference, Fixtures.EUR),
                        null,
                        new CoopFee(new Percent(1000), Money.of(0, "EUR")));
        return new Offer(new OfferId(ids.next()), supplier.id(), 0, true, terms);
    }

    private static void write(Connection connection, Made made) throws SQLException {
        int n = made.members().size();
        long rice = 3L * n + 1;
        long oats = (long) n * (n - 1) / 2;
        sql(
                connection,
                "INSERT INTO purchase_order (coop_id, id, round_id, supplier_id, supplier_code,"
                        + " supplier_name, number, revision, state, version, currency,"
                        + " book_version, net_minor, vat_minor, gross_minor, minimum_minor,"
                        + " content_hash, approved_at) VALUES (?, ?, ?, ?, 'MILL', 'Mill', ?, 0,"
                        + " 'APPROVED', 1, 'EUR', 1, 100, 7, 107, 0, 'x',"
                        + " '2026-11-02 08:00:00')",
                made.coop().id(),
                made.order(),
                made.round(),
                made.supplier(),
                made.number());
        sql(
                connection,
                "INSERT INTO supplier (coop_id, id, code, name, currency, minimum_order_minor,"
                        + " freight_minor, active, version) VALUES (?, ?, 'MILL', 'Mill', 'EUR',"
                        + " 0, 0, 1, 1)",
                made.coop().id(),
                made.supplier());
        line(connection, made, made.rice(), RICE, rice);
        line(connection, made, made.oats(), OATS, oats);
        for (int i = 0; i < n; i++) {
            member(connection, made, made.members().get(i));
            allotment(connection, made, made.rice(), made.members().get(i), 3);
            allotment(connection, made, made.oats(), made.members().get(i), i);
        }
        sql(
                connection,
                "INSERT INTO receiving (coop_id, purchase_order_id, round_id, state, closed_at,"
                        + " told_up_to, told) VALUES (?, ?, ?, 'CLOSED', '2026-11-03 08:00:00',"
                        + " ?, 1)",
                made.coop().id(),
                made.order(),
                made.round(),
                made.round());
        received(connection, made, made.rice(), rice, 3L * n);
        received(connection, made, made.oats(), oats, oats);
    }

    private static void member(Connection connection, Made made, MemberId member)
            throws SQLException {
        sql(
                connection,
                "INSERT INTO member (coop_id, id, number, name, active, version, created_at)"
                        + " VALUES (?, ?, ?, 'A household', 1, 0, '2026-11-01 08:00:00')",
                made.coop().id(),
                member,
                member.toString());
    }

    private static void line(
            Connection connection, Made made, OfferId offer, String sku, long units)
            throws SQLException {
        sql(
                connection,
                "INSERT INTO purchase_order_line (coop_id, purchase_order_id, offer_id, sku,"
                        + " name, unit, pack_milli, cases, ordered_milli, unit_price, net_minor,"
                        + " vat_hundredths, allotment_rule, minimum_milli, firm_milli,"
                        + " tolerance_milli, level_milli, drawn_milli, refused_above, members,"
                        + " allotted_milli, allotment_hash) VALUES (?, ?, ?, ?, ?, 'C62', 0, 0,"
                        + " ?, 0.80, ?, 700, 'EQUAL_AWARDS', 0, ?, 0, 0, 0, 0, ?, 0, ?)",
                made.coop().id(),
                made.order(),
                offer,
                sku,
                sku.equals(RICE) ? "Rice" : "Oats",
                units * 1000,
                units * 80,
                units * 1000,
                made.members().size(),
                new byte[32]);
    }

    private static void allotment(
            Connection connection, Made made, OfferId offer, MemberId member, long units)
            throws SQLException {
        sql(
                connection,
                "INSERT INTO allotment (coop_id, purchase_order_id, offer_id, member_id,"
                        + " asked_milli, tolerance_milli, allotted_milli, reason) VALUES"
                        + " (?, ?, ?, ?, ?, 0, ?, 'SERVED_IN_FULL')",
                made.coop().id(),
                made.order(),
                offer,
                member,
                units * 1000,
                units * 1000);
    }

    private static void received(
            Connection connection, Made made, OfferId offer, long units, long allotted)
            throws SQLException {
        sql(
                connection,
                "INSERT INTO received_line (coop_id, purchase_order_id, offer_id, ordered_milli,"
                        + " received_milli, damaged_milli, allotted_milli, stock_milli, shared,"
                        + " allotment_rule, planned_milli, planned_firm_milli, level_milli,"
                        + " drawn_milli, unit) VALUES (?, ?, ?, ?, ?, 0, ?, ?, 'AS_PLANNED',"
                        + " 'EQUAL_AWARDS', ?, ?, 0, 0, 'C62')",
                made.coop().id(),
                made.order(),
                offer,
                units * 1000,
                units * 1000,
                allotted * 1000,
                (units - allotted) * 1000,
                allotted * 1000,
                allotted * 1000);
        UUID receipt = UUID.nameUUIDFromBytes(made.order().bytes());
        sql(
                connection,
                "INSERT IGNORE INTO goods_receipt (coop_id, purchase_order_id, id, receipt_no,"
                        + " final_receipt, account_id, account_name, at, content_hash) VALUES"
                        + " (?, ?, ?, 1, 1, ?, 'Bo', '2026-11-03 08:00:00', 'x')",
                made.coop().id(),
                made.order(),
                receipt,
                receipt);
        sql(
                connection,
                "INSERT INTO goods_receipt_line (coop_id, purchase_order_id, receipt_id,"
                        + " offer_id, units_milli, damaged_milli) VALUES (?, ?, ?, ?, ?, 0)",
                made.coop().id(),
                made.order(),
                receipt,
                offer,
                units * 1000);
    }

    private static void sql(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                switch (values[i]) {
                    case Id id -> statement.setBytes(i + 1, id.bytes());
                    case UUID id -> statement.setBytes(i + 1, Id.bytes(id));
                    case Object other -> statement.setObject(i + 1, other);
                }
            }
            statement.executeUpdate();
        }
    }
}
