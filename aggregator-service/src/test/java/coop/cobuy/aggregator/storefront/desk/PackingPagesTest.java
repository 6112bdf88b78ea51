package coop.cobuy.aggregator.storefront.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.WholeRound;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.Id;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Packing lists of a large co-op. */
@MicronautTest(transactional = false)
class PackingPagesTest implements RunningServers {

    private static final int MEMBERS = 2000;
    private static final int PRODUCTS = 10;
    private static final Pattern ROW = Pattern.compile("<tr>");

    @Inject WholeRound whole;
    @Inject Transactions transactions;
    @Inject PageBrowser browser;

    /** A round in which one member ordered by the pages, and all others get as much. */
    private String round(Course course) throws SQLException {
        String supplier = course.supplier(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            lines.add(course.offer(supplier, "P" + i, 6, "1:2.00") + " 6");
        }
        String round = course.open(supplier, Map.of());
        course.order(round, 0, lines.toArray(String[]::new));
        course.approve(course.drafted(round));
        byte[] coop = course.coop().id().bytes();
        transactions.call(
                connection -> {
                    addMembers(connection, coop);
                    return allot(connection, coop);
                });
        return "/desk/rounds/" + round;
    }

    private static void addMembers(Connection connection, byte[] coop) throws SQLException {
        try (PreparedStatement member =
                connection.prepareStatement(
                        """
                        INSERT INTO member (coop_id, id, number, name, active, version, created_at)
                        VALUES (?, ?, ?, ?, 1, 0, '2026-01-01 00:00:00')
                        """)) {
            for (int i = 1; i < MEMBERS; i++) {
                member.setBytes(1, coop);
                member.setBytes(2, Id.bytes(new UUID(i * 0x9E37_79B9_7F4A_7C15L, i)));
                member.setString(3, "M" + (10_000 + i));
                member.setString(4, "Household of the " + i + "th street");
                member.addBatch();
            }
            member.executeBatch();
        }
    }

    private static int allot(Connection connection, byte[] coop) throws SQLException {
        try (PreparedStatement allotment =
                connection.prepareStatement(
                        """
                        INSERT INTO allotment (coop_id, purchase_order_id, offer_id, member_id,
                          asked_milli, tolerance_milli, allotted_milli, reason)
                        SELECT l.coop_id, l.purchase_order_id, l.offer_id, m.id, 1000, 0, 1000,
                          'SERVED_IN_FULL'
                        FROM purchase_order_line l JOIN member m ON m.coop_id = l.coop_id
                        WHERE l.coop_id = ? AND m.number LIKE 'M1%'
                        """)) {
            allotment.setBytes(1, coop);
            return allotment.executeUpdate();
        }
    }

    private static int packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static long rows(Page page) {
        return ROW.matcher(page.text()).results().count();
    }

    @Test
    void ofTwoThousandMembersArePagedAndWholeAsAFile() throws Exception {
        Course course = whole.coop(1);
        String packing = round(course) + "/packing";
        browser.as(course.coop().buyer().token());
        Page members = browser.get(packing);
        assertEquals(40L * PRODUCTS, rows(members));
        assertTrue(members.seen().contains("1 of 50"), members.seen());
        Page products = browser.get(packing + "?by=product");
        assertEquals(400, rows(products));
        assertTrue(products.text().length() < 300_000, "characters: " + products.text().length());
        assertTrue(packed(products.text()) < 30_000, "bytes: " + packed(products.text()));
        Page second = browser.get(packing + "?by=product&page=2");
        assertEquals(400, rows(second));
        assertTrue(second.seen().contains("Name of P0 · Supplier · P0"), second.seen());
        assertFalse(second.text().contains("M10001 "), "a member stands on one page of a product");
        Page last = browser.get(packing + "?by=product&page=50");
        assertTrue(last.seen().contains("Name of P9"), last.seen());
        assertTrue(last.seen().contains("M11999 "), last.seen());
        assertEquals(
                1L + (long) MEMBERS * PRODUCTS,
                browser.get(packing + ".csv?by=product").text().lines().count());
    }
}
