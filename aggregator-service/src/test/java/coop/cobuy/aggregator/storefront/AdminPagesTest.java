package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.CoopId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an administrator does with people on pages, and who else cannot. */
@MicronautTest(transactional = false)
class AdminPagesTest implements TestServers {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject Audit audit;
    @Inject IdSource ids;
    @Inject PageBrowser browser;
    private Fixtures.TestCoop made;
    private CoopId coop;
    private Account bea;

    @BeforeEach
    void makeCoop() {
        made = fixtures.coop();
        coop = made.id();
        bea =
                accounts.create(
                        coop,
                        new NewAccount(
                                "Bea " + SCRIPT, null, null, Set.of(Role.BUYER), null, null, null));
        browser.as(made.administrator().token());
    }

    private String path() {
        return "/admin/people/" + bea.id();
    }

    @Test
    void onlyTheAdministratorSeesPeopleAndLog() {
        for (Fixtures.Person person :
                new Fixtures.Person[] {made.member(), made.buyer(), made.bookkeeper()}) {
            browser.as(person.token());
            assertEquals(403, browser.get("/admin/people").status());
            assertEquals(403, browser.get("/admin/audit").status());
            assertEquals(403, browser.post(path(), Map.of("role", "ADMINISTRATOR")).status());
        }
        browser.as(fixtures.coop().administrator().token());
        assertEquals(404, browser.get(path()).status());
        assertEquals(404, browser.post(path(), Map.of("role", "ADMINISTRATOR")).status());
        assertEquals(Set.of(Role.BUYER), accounts.find(coop, bea.id()).orElseThrow().roles());
    }

    @Test
    void theAdministratorBeginsWithPeople() {
        assertEquals("/admin/people", browser.get("/").location());
    }

    @Test
    void namesAreShownAndNeverRun() {
        for (String page : new String[] {"/admin/people", path(), "/admin/audit"}) {
            Page shown = browser.get(page);
            assertEquals(200, shown.status(), page);
            assertFalse(shown.text().contains(SCRIPT), page);
        }
        assertTrue(browser.get("/admin/people").seen().contains("Bea " + SCRIPT));
    }

    private void audited(String action, String subject, String detail) {
        audit.record(made.administrator().caller(), action, subject, detail);
    }

    @Test
    void theLogSaysInTheReadersWordsWhatWasDoneToWhat() {
        UUID id = ids.next();
        String end = id.toString().substring(24);
        audited("purchase-order.approved", "purchase-order/" + id, "PO-7");
        audited("account.changed", "account/" + bea.id(), "");
        audited("standing-order.set", "member/" + id + "/offer/" + id, "");
        audited("offers.imported", "file/spring/a.csv", "");
        audited("teapot.boiled", "round/1/of/4", "");
        audited("teapot.cracked", "teapot", "");
        audited("teapot.cracked", "", "");
        for (List<String> words :
                List.of(
                        List.of(
                                "en",
                                "Purchase order approved PO-7 Purchase order " + end,
                                "Account changed Account Bea " + SCRIPT,
                                "Standing order set Member " + end + " Offer " + end,
                                "Price list taken in File spring/a.csv",
                                "teapot.boiled Round 1/of/4",
                                "teapot.cracked teapot"),
                        List.of(
                                "de",
                                "Lieferantenbestellung freigegeben PO-7 Bestellung " + end,
                                "Konto geändert Konto Bea " + SCRIPT,
                                "Dauerbestellung gespeichert Mitglied " + end + " Angebot " + end,
                                "Preisliste aufgenommen Datei spring/a.csv",
                                "teapot.boiled Runde 1/of/4",
                                "teapot.cracked teapot"))) {
            Page page = browser.reading(words.getFirst()).get("/admin/audit");
            assertEquals(200, page.status());
            for (String wanted : words.subList(1, words.size())) {
                assertTrue(page.seen().contains(wanted), wanted + " in " + page.seen());
            }
            assertFalse(page.text().contains(SCRIPT));
        }
    }

    @Test
    void theLogLinksWhatTheReaderMaySeeAndNothingElse() {
        UUID id = ids.next();
        for (String kind :
                "purchase-order round member offer price-list invitation supplier invoice payment bank-line bank-file"
                        .split(" ")) {
            audited("teapot.boiled", kind + "/" + id, "");
        }
        audited("coop.changed", "coop/" + coop, "");
        audited("coop.founded", "coop/" + id, "");
        audited("account.changed", "account/" + bea.id(), "");
        audited("dead-letter.retried", "dead-letter/some.topic.v1/1/7", "");
        audited("dead-letter.retried", "dead-letter/../../sign-out", "");
        audited("round.opened", "round/" + id + "/../../../sign-out", "");
        Set<String> forAdministrators =
                Set.of(
                        "/admin/coop",
                        "/admin/dead-letters/some.topic.v1/1/7",
                        path(),
                        "/books/accounts/members/" + id,
                        "/desk/offers/" + id,
                        "/desk/price-lists/" + id,
                        "/desk/purchase-orders/" + id,
                        "/desk/rounds/" + id);
        assertEquals(forAdministrators, linked());
        for (String path : forAdministrators) {
            boolean isThere = path.equals("/admin/coop") || path.equals(path());
            assertEquals(isThere ? 200 : 404, browser.get(path).status(), path);
        }
        browser.as(fixtures.person(coop, Role.ADMINISTRATOR, Role.BOOKKEEPER).token());
        Set<String> more = new TreeSet<>(forAdministrators);
        more.addAll(
                Set.of(
                        "/books/accounts/suppliers/" + id,
                        "/books/bank/lines/" + id,
                        "/books/invoices/" + id,
                        "/books/payments/" + id));
        assertEquals(more, linked());
        for (String path : more) {
            assertFalse(browser.get(path).status() == 403, path);
        }
    }

    /** Where the table of the log leads to. */
    private Set<String> linked() {
        String page = browser.get("/admin/audit").text();
        String table = page.substring(page.indexOf("<table"), page.indexOf("</table>"));
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(table)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void rolesAndLimitAreChangedUnlessSomebodyElseDidMeanwhile() {
        Page page = browser.get(path());
        String looked = page.value("looked");
        Map<String, String> form =
                Map.of("role", "BOOKKEEPER", "limit", "500.00", "active", "true", "looked", looked);
        Page saved = browser.post(path(), form);
        assertEquals(path(), saved.location(), saved.text());
        Account changed = accounts.find(coop, bea.id()).orElseThrow();
        assertEquals(Set.of(Role.BOOKKEEPER), changed.roles());
        assertEquals(50_000, changed.approvalLimit().minor());
        Page stale =
                browser.post(path(), Map.of("role", "BUYER", "active", "true", "looked", looked));
        assertEquals(409, stale.status());
        assertTrue(stale.seen().contains("Somebody else has changed this account"));
        assertEquals(Set.of(Role.BOOKKEEPER), accounts.find(coop, bea.id()).orElseThrow().roles());
    }

    @Test
    void anEmptyLimitTakesTheLimitAway() {
        Map<String, String> form = new HashMap<>();
        form.put("role", "BUYER");
        form.put("active", "true");
        form.put("limit", "1.250,50");
        form.put("looked", browser.get(path()).value("looked"));
        assertEquals(303, browser.post(path(), form).status());
        assertEquals(125_050, accounts.find(coop, bea.id()).orElseThrow().approvalLimit().minor());
        Page page = browser.get(path());
        assertEquals("1250.50", page.value("limit"));
        assertTrue(page.seen().contains("Empty: none, so nothing alone"), page.seen());
        form.put("limit", " ");
        form.put("looked", page.value("looked"));
        assertEquals(303, browser.post(path(), form).status());
        assertNull(accounts.find(coop, bea.id()).orElseThrow().approvalLimit());
        assertEquals("", browser.get(path()).value("limit"));
    }

    @Test
    void whatIsWrongIsToldBesideTheFieldAndWhatWasTypedStays() {
        Page again = browser.post(path(), Map.of("mail", "no mail", "limit", "much"));
        assertEquals(422, again.status());
        for (String field : new String[] {"mail", "role", "limit"}) {
            assertTrue(again.text().contains("id=\"" + field + "-error\""), field);
        }
        assertEquals("no mail", again.value("mail"));
        assertEquals("much", again.value("limit"));
        String own = "/admin/people/" + made.administrator().account();
        String looked = browser.get(own).value("looked");
        Page last = browser.post(own, Map.of("role", "BUYER", "active", "true", "looked", looked));
        assertEquals(422, last.status());
        assertTrue(last.seen().contains("A co-op needs an active administrator."), last.seen());
    }

    @Test
    void whoIsInvitedWithoutAMailServerGetsALinkByHand() {
        Page wrong =
                browser.post(
                        "/admin/invitations",
                        Map.of("mail", "c@", "role", "BUYER", "language", "en"));
        assertEquals(422, wrong.status());
        assertEquals("c@", wrong.value("mail"));
        Page link =
                browser.post(
                        "/admin/invitations",
                        Map.of("mail", "c@example.org", "role", "BUYER", "language", "en"));
        assertEquals(201, link.status());
        assertTrue(link.text().contains("http://127.0.0.1:8080/invitation/"), link.seen());
        Page people = browser.get("/admin/people");
        assertTrue(people.seen().contains("c@example.org Buyer"), people.seen());
        assertFalse(people.text().contains("/invitation/"), "shown once");
    }
}
