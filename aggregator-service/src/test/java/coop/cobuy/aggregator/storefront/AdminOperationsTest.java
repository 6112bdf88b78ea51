package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an administrator sets and sees to: settings, tokens, dead letters, health. */
@MicronautTest(transactional = false)
class AdminOperationsTest implements TestServers {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String SETTINGS = "/admin/coop";
    private static final String LETTERS = "/admin/dead-letters";
    private static final Pattern TOKEN = Pattern.compile("cobuy_[A-Za-z0-9_-]+");
    private static final AtomicLong OFFSET = new AtomicLong();

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Coops coops;
    @Inject SecondFactors factors;
    @Inject Transactions transactions;
    @Inject Audit audit;
    @Inject IdSource ids;
    @Inject PageBrowser browser;
    @Inject PageBrowser other;
    private Fixtures.TestCoop made;
    private CoopId coop;

    @BeforeEach
    void makeCoop() {
        made = fixtures.coop();
        coop = made.id();
        browser.as(made.administrator().token());
        other.as(fixtures.coop().administrator().token());
    }

    /** A record of a co-op that could not be applied; where its page is. */
    private String parked(UUID of, byte[] payload, String reason) throws SQLException {
        long offset = OFFSET.incrementAndGet();
        execute(
                """
                INSERT INTO dead_letter (topic, partition_no, record_offset, record_time, kind,
                  reason, record_key, payload, parked_at, coop_id, sender)
                VALUES ('some.topic.v1', 1, ?, '2026-03-01 10:00:00', 'UNREADABLE', ?, 'key', ?,
                  '2026-03-01 10:00:01', ?, 'member/7')
                """,
                offset,
                reason,
                payload,
                Id.bytes(of));
        return LETTERS + "/some.topic.v1/1/" + offset;
    }

    private void execute(String sql, Object... values) throws SQLException {
        transactions.call(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        for (int i = 0; i < values.length; i++) {
                            statement.setObject(i + 1, values[i]);
                        }
                        return statement.executeUpdate();
                    }
                });
    }

    private List<String> audited() {
        return audit.after(coop, new UUID(0, 0), 100).stream().map(Audit.Entry::action).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nobodyElseComesThere() {
        for (Fixtures.Person person :
                List.of(made.member(), made.buyer(), made.supplier(), made.bookkeeper())) {
            browser.as(person.token());
            for (String page : List.of(SETTINGS, LETTERS, "/admin/health")) {
                assertEquals(403, browser.get(page).status(), page);
            }
            assertEquals(403, browser.post(SETTINGS, Map.of("name", "Mine")).status());
            String tokens = "/admin/people/" + person.account() + "/tokens";
            assertEquals(403, browser.post(tokens, Map.of("token-name", "x")).status());
        }
        assertEquals(made.coop().name(), coops.find(coop).orElseThrow().name());
    }

    @Test
    void settingsAreChangedAsAWholeUnlessSomebodyElseDidMeanwhile() {
        Page page = browser.get(SETTINGS);
        assertEquals(made.coop().name(), page.value("name"));
        assertTrue(page.seen().contains("All money is in EUR"), page.seen());
        Map<String, String> form =
                Map.of(
                        "name",
                        SCRIPT,
                        "zone",
                        "Europe/Vienna",
                        "mail",
                        "",
                        "factor",
                        "true",
                        "looked",
                        page.value("looked"));
        assertEquals(SETTINGS, browser.post(SETTINGS, form).location());
        Coop now = coops.find(coop).orElseThrow();
        assertEquals(ZoneId.of("Europe/Vienna"), now.zone());
        assertEquals(null, now.contactMail());
        assertTrue(factors.isRequired(coop));
        Page shown = browser.get(SETTINGS);
        assertFalse(shown.text().contains(SCRIPT), shown.text());
        Page stale = browser.post(SETTINGS, form);
        assertEquals(409, stale.status());
        assertTrue(stale.seen().contains("Somebody else has changed the settings"), stale.seen());
        Map<String, String> bad =
                Map.of("name", " ", "zone", "Atlantis/Sunk", "mail", "no mail", "looked", "");
        Page wrong = browser.post(SETTINGS, bad);
        assertEquals(422, wrong.status());
        for (String field : List.of("name", "zone", "mail")) {
            assertTrue(wrong.text().contains("id=\"" + field + "-error\""), field);
        }
        assertEquals("no mail", wrong.value("mail"));
    }

    @Test
    void eachMailBearsWhereOneMayWriteTo() {
        Coop with = made.coop();
        assertEquals("\n\n-- \n" + with.name() + "\ncoop@example.org\n", with.signature());
        Coop without = new Coop(with.id(), "Co", with.currency(), with.zone(), null);
        assertEquals("\n\n-- \nCo\n", without.signature());
    }

    @Test
    void aTokenIsMadeWithinItsLimitsAndShownOnce() {
        String person = "/admin/people/" + made.buyer().account();
        Page wrong =
                browser.post(
                        person + "/tokens",
                        Map.of("token-name", " ", "days", "many", "scope", "READ"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"token-name-error\""), wrong.seen());
        assertTrue(wrong.text().contains("id=\"days-error\""), wrong.seen());
        assertEquals("many", wrong.value("days"));
        Map<String, String> form = Map.of("token-name", "Till", "days", "30", "scope", "READ");
        Page made = browser.post(person + "/tokens", form);
        assertEquals(201, made.status(), made::text);
        Matcher token = TOKEN.matcher(made.text());
        assertTrue(token.find(), made.text());
        assertEquals(200, api.get(token.group(), "/api/v1/coop").status());
        assertEquals(403, api.post(token.group(), "/api/v1/rounds", "{}").status());
        Page shown = browser.get(person);
        assertTrue(shown.seen().contains("Till Read"), shown.seen());
        assertFalse(shown.text().contains(token.group()), "shown once");
        assertEquals(404, other.post(person + "/tokens", form).status());
        assertEquals(1, audited().stream().filter("token.issued"::equals).count());
    }

    @Test
    void deadLettersOfTheCoopAreReadTriedAgainAndDiscardedOnce() throws SQLException {
        String text = parked(coop.value(), bytes("{\"note\":\"" + SCRIPT + "\"}"), "no such field");
        String raw = parked(coop.value(), new byte[] {(byte) 0xc3, 0x28}, "not UTF-8");
        Page list = browser.get(LETTERS);
        assertTrue(list.seen().contains("no such field open"), list.seen());
        Page one = browser.get(text);
        assertEquals(200, one.status());
        assertTrue(one.seen().contains("{\"note\":\"" + SCRIPT), one.seen());
        assertFalse(one.text().contains(SCRIPT));
        assertTrue(browser.get(raw).seen().contains("wyg="), "not text: Base64");

        assertEquals(text, browser.post(text + "/retry").location());
        assertTrue(browser.get(text).seen().contains("tried again"));
        Page twice = browser.post(text + "/retry");
        assertEquals(text, twice.location());
        Page blank = browser.post(raw + "/discard", Map.of("because", " "));
        assertEquals(422, blank.status());
        assertTrue(blank.text().contains("id=\"because-error\""), blank.text());
        browser.post(raw + "/discard", Map.of("because", "made by a broken till"));
        assertTrue(browser.get(raw).seen().contains("made by a broken till"));
        assertTrue(browser.get(LETTERS).seen().contains("Nothing lies here"));
        assertTrue(browser.get(LETTERS + "?resolved=true").seen().contains("discarded"));
        assertEquals(
                List.of("dead-letter.retried", "dead-letter.discarded"),
                audited().stream().filter(action -> action.startsWith("dead")).toList());
    }

    @Test
    void deadLettersOfAnotherCoopAreNeitherShownNorTouched() throws SQLException {
        String letter = parked(coop.value(), bytes("secret of ours"), "bad");
        assertFalse(other.get(LETTERS + "?resolved=true").text().contains(letter));
        assertEquals(404, other.get(letter).status());
        assertEquals(404, other.post(letter + "/retry").status());
        assertEquals(404, other.post(letter + "/discard", Map.of("because", "x")).status());
        assertEquals(404, other.post(letter + "/discard").status());
        assertTrue(browser.get(letter).seen().contains("open"));
        assertEquals(200, browser.get(LETTERS + "?after=nonsense").status());
        assertEquals(404, browser.get(LETTERS + "/some.topic.v1/1/999999").status());
    }

    @Test
    void healthTellsWhatAnswersAndCountsTheCoopsOwn() throws SQLException {
        parked(coop.value(), bytes("x"), "bad");
        delivery(1, "FAILED", "no such host");
        Page page = browser.get("/admin/health");
        assertEquals(200, page.status());
        assertTrue(page.seen().contains("Dead letters 1"), page.seen());
        assertTrue(page.seen().contains("did not reach their supplier 1"), page.seen());
        assertTrue(page.seen().contains("Something needs somebody"), page.seen());
        assertTrue(page.seen().matches(".*Database [0-9].* answers in [0-9]+ ms.*"), page.seen());
        assertTrue(page.seen().contains("Broker works"), page.seen());
        assertTrue(page.seen().contains("Records not applied yet 0"), page.seen());
        assertTrue(page.seen().contains("stands still: applying of orders"), page.seen());
        Page theirs = other.get("/admin/health");
        assertTrue(theirs.seen().contains("Dead letters 0"), theirs.seen());
        assertTrue(browser.get(LETTERS).seen().contains("no such host"));
        assertFalse(other.get(LETTERS).seen().contains("no such host"));
        delivery(2, "DELIVERED", "");
        assertFalse(browser.get(LETTERS).seen().contains("no such host"), "it arrived after all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNREADABLE     | Er ist keine Nachricht, wie sie hier erwartet wird. Das Programm meldet: no such field
                    FAILED         | Er wurde gelesen, aber ein Fehler in Cobuy verhinderte, dass er verarbeitet wird. Das Programm meldet: no such field
                    FOLLOWS_FAILED | Ein früherer Auftrag desselben Mitglieds ist gescheitert; dieser hängt vielleicht davon ab.
                    """)
    void aGermanReaderIsToldInGermanWhyARecordLiesThere(String kind, String told)
            throws SQLException {
        String letter = parked(coop.value(), bytes("x"), "no such field");
        execute("UPDATE dead_letter SET kind = ? WHERE coop_id = ?", kind, Id.bytes(coop.value()));
        browser.reading("de");
        String list = browser.get(LETTERS).seen();
        assertTrue(list.contains(told + " offen"), list);
        String one = browser.get(letter).seen();
        assertTrue(one.contains("Ein liegengebliebener Datensatz " + told + " Art"), one);
        browser.reading("en");
    }

    @Test
    void aGermanReaderIsToldInGermanHowAnOrderFaresAndWhatStandsStill() throws SQLException {
        delivery(1, "FAILED", "not mailed: 451 Busy; given up after 12 tries");
        browser.reading("de");
        String list = browser.get(LETTERS).seen();
        String told = "Nicht gemailt; gemeldet wurde: „451 Busy“; nach 12 Versuchen aufgegeben";
        assertTrue(list.contains("Bestellung 1 SFTP " + told), list);
        String health = browser.get("/admin/health").seen();
        assertTrue(health.contains("Verarbeiten der Bestellungen"), health);
        assertFalse(health.contains("applying of orders"), health);
        browser.reading("en");
    }

    private final UUID order = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private void delivery(int step, String state, String detail) throws SQLException {
        execute(
                """
                INSERT INTO purchase_order_delivery (coop_id, purchase_order_id, step_no, document,
                  revision, state, transport, attempt, detail, at)
                VALUES (?, ?, ?, 'ORDER', 1, ?, 'sftp', 1, ?, '2026-03-01 10:00:00')
                """,
                Id.bytes(coop.value()),
                Id.bytes(order),
                step,
                state,
                detail);
    }
}
