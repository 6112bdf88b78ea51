package coop.cobuy.aggregator.storefront.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.LedgerTotals;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts, payments by hand and credit limits on pages, without script. */
@MicronautTest(transactional = false)
class MoneyPagesTest implements TestServers {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Members members;
    @Inject Ledger ledger;
    @Inject LedgerTotals totals;
    @Inject PageBrowser browser;
    private TestCoop coop;
    private Member ada;

    @BeforeEach
    void makeMember() {
        coop = fixtures.coop();
        ada = members.create(coop.id(), new NewMember("1001", "Ada " + SCRIPT, null));
        browser.as(coop.bookkeeper().token());
    }

    private String path() {
        return "/books/accounts/members/" + ada.id();
    }

    private long balance() {
        return ledger.funds(coop.id(), Fixtures.EUR, ada.id()).balance().minor();
    }

    private Map<String, String> form(String direction, String amount, String reference) {
        Map<String, String> form = new TreeMap<>();
        form.put("key", browser.get(path()).value("key"));
        form.put("direction", direction);
        form.put("amount", amount);
        form.put("reference", reference);
        form.put("day", "2026-03-31");
        return form;
    }

    private Page pay(String direction, String amount, String reference) {
        return browser.post(path() + "/payments", form(direction, amount, reference));
    }

    @Test
    void membersAreFoundByNumberAndNameAndPagedByNumber() {
        for (int i = 0; i < 60; i++) {
            members.create(coop.id(), new NewMember("2%03d".formatted(i), "Household " + i, null));
        }
        Page first = browser.get("/books/accounts");
        assertEquals(200, first.status(), first.text());
        assertTrue(first.seen().contains("Ada " + SCRIPT + " 1001 €0.00"), first.seen());
        assertFalse(first.text().contains(SCRIPT));
        assertFalse(first.seen().contains("Household 59"), first.seen());
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first.text());
        assertTrue(next.find());
        Page second = browser.get(next.group(1).replace("&amp;", "&"));
        assertTrue(second.seen().contains("Household 59"), second.seen());
        assertFalse(second.text().contains("rel=\"next\""));
        assertTrue(browser.get("/books/accounts?q=2059").seen().contains("Household 59"));
        assertTrue(browser.get("/books/accounts?q=hold+59").seen().contains("2059"));
        assertTrue(browser.get("/books/accounts?q=%25").seen().contains("Nobody found"));
    }

    @Test
    void paymentsInAndOutAreRecordedOnceAndTheBooksAddUp() {
        Map<String, String> in = form("IN", "1.250,50", "statement 7, line 3");
        Page sent = browser.post(path() + "/payments", in);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(303, browser.post(path() + "/payments", in).status());
        assertEquals(1250_50, balance());
        Page account = browser.get(sent.location());
        assertTrue(account.seen().contains("€1,250.50 is recorded."), account.seen());
        assertTrue(account.seen().contains("statement 7, line 3"), account.seen());
        in.put("amount", "99");
        Page other = browser.post(path() + "/payments", in);
        assertEquals(409, other.status(), other.text());
        assertEquals("99", other.value("amount"));
        assertEquals(303, pay("OUT", "250.50", "paid back").status());
        assertEquals(1000_00, balance());
        Page books = browser.get("/books/accounts/own");
        assertTrue(books.seen().contains("Bank and till -€1,000.00"), books.seen());
        assertTrue(books.seen().contains("Together €0.00"), books.seen());
        assertTrue(totals.of(coop.id(), Fixtures.EUR).sum().isZero());
        assertTrue(browser.get("/books/accounts/own/BANK").seen().contains("paid back"));
    }

    @Test
    void whoPaidSeesItsReferenceOnTheirStatementAndNobodyElseDoes() {
        assertEquals(303, pay("IN", "12.50", "RF18 5390 0754 " + SCRIPT).status());
        assertEquals(303, pay("OUT", "2.50", "paid back").status());
        Page own = browser.as(fixtures.personFor(coop.id(), ada.id()).token()).get("/statement");
        assertTrue(own.seen().contains("Payment received Reference: RF18 5390 0754"), own.seen());
        assertTrue(own.seen().contains("Payment made Reference: paid back -€2.50"), own.seen());
        assertFalse(own.text().contains(SCRIPT));
        Page german = browser.reading("de").get("/statement");
        assertTrue(german.seen().contains("Zahlung eingegangen Verwendung: RF18"), german.seen());
        assertTrue(german.seen().contains("Zahlung an Sie Verwendung: paid back"), german.seen());
        Member bob = members.create(coop.id(), new NewMember("1002", "Bob", null));
        Page other = browser.as(fixtures.personFor(coop.id(), bob.id()).token()).get("/statement");
        assertEquals(200, other.status());
        assertFalse(other.text().contains("RF18"), other.text());
    }

    @Test
    void whatAMemberBroughtAlongIsNamedInTheReadersLanguage() {
        api.post(
                coop.administrator().token(),
                "/api/v1/members/import",
                "number,name,opening_balance\n7,Cem,12.50\n",
                "Content-Type",
                "text/csv");
        Member cem = members.byNumber(coop.id(), "7").orElseThrow();
        browser.as(fixtures.personFor(coop.id(), cem.id()).token());
        String seen = browser.get("/statement").seen();
        assertTrue(seen.contains("Balance brought along €12.50"), seen);
        String german = browser.reading("de").get("/statement").seen();
        assertTrue(german.contains("Mitgebrachter Saldo 12,50 €"), german);
    }

    @Test
    void nobodyIsPaidMoreThanTheyHave() {
        assertEquals(303, pay("IN", "10", "a").status());
        Page refused = pay("OUT", "10,01", "b");
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("id=\"amount-error\""), refused.text());
        assertEquals("10,01", refused.value("amount"));
        assertEquals(10_00, balance());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    amount    | 0
                    amount    | -5
                    amount    | ten
                    amount    | 1.234
                    reference |
                    day       | 31.3.2026
                    day       | 9999-01-01
                    direction | SIDEWAYS
                    """)
    void whatIsWrongWithAPaymentIsToldBesideTheFieldAndKept(String field, String value) {
        Map<String, String> form = form("IN", "5", "kept " + SCRIPT);
        form.put(field, value == null ? "" : value);
        Page again = browser.post(path() + "/payments", form);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"" + field + "-error\""), again.text());
        assertEquals(
                value == null ? "" : value.equals("SIDEWAYS") ? "" : value, again.value(field));
        assertEquals(form.get("key"), again.value("key"));
        assertFalse(again.text().contains(SCRIPT));
        assertEquals(0, balance());
    }

    @Test
    void aWrongPaymentIsTakenBackOnceWithAReason() {
        pay("IN", "5", "wrong one");
        Matcher link =
                Pattern.compile("href=\"(/books/payments/[^\"]+)\"")
                        .matcher(browser.get(path()).text());
        assertTrue(link.find());
        String payment = link.group(1);
        Page blank = browser.post(payment + "/reversal", "reason", " ");
        assertEquals(422, blank.status());
        assertTrue(blank.text().contains("id=\"reason-error\""));
        Page done = browser.post(payment + "/reversal", "reason", "another household's");
        assertEquals(path(), done.location(), done.text());
        assertEquals(
                303, browser.post(payment + "/reversal", "reason", "another household's").status());
        assertEquals(409, browser.post(payment + "/reversal", "reason", "other").status());
        assertEquals(0, balance());
        Page after = browser.get(path());
        assertTrue(after.seen().contains("taken back"), after.seen());
        assertFalse(after.text().contains(payment), "cannot be taken back twice");
        assertTrue(browser.get(payment).seen().contains("This payment was taken back."));
    }

    @Test
    void theCreditLimitIsSetUnlessSomebodyElseDidMeanwhile() {
        String seen = browser.get(path()).value("seen");
        assertEquals(303, browser.post(path() + "/limit", "limit", "50", "seen", seen).status());
        Page stale = browser.post(path() + "/limit", "limit", "70", "seen", seen);
        assertEquals(409, stale.status(), stale.text());
        assertEquals("70", stale.value("limit"));
        assertEquals(50_00, ledger.funds(coop.id(), Fixtures.EUR, ada.id()).creditLimit().minor());
        Page wrong = browser.post(path() + "/limit", "limit", "-1", "seen", "5000");
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"limit-error\""));
    }

    @Test
    void whoOwesIsListedTheMostFirst() {
        Member ben = members.create(coop.id(), new NewMember("1002", "Ben", null));
        pay("IN", "5", "a");
        ledger.post(coop.id(), Debts.of(ada.id(), 8_00));
        ledger.post(coop.id(), Debts.of(ben.id(), 9_00));
        Page owing = browser.get("/books/accounts/owing");
        assertTrue(owing.seen().contains("Ben 1002 over the limit -€9.00"), owing.seen());
        assertTrue(owing.seen().indexOf("Ben 1002") < owing.seen().indexOf(" 1001 "), owing.seen());
    }

    @Test
    void aSupplierIsPaid() {
        SupplierId supplier = roundFixtures.supplier(coop);
        String account = "/books/accounts/suppliers/" + supplier;
        Map<String, String> form = form("OUT", "20", "R-1");
        assertEquals(303, browser.post(account + "/payments", form).status());
        assertEquals(
                -20_00,
                ledger.balance(coop.id(), Fixtures.EUR, AccountKey.supplier(supplier)).minor());
        assertTrue(browser.get(account).seen().contains("R-1"));
    }

    @Test
    void othersSeeNothingOfIt() {
        browser.as(fixtures.coop().bookkeeper().token());
        assertEquals(404, browser.get(path()).status());
        Map<String, String> form = new TreeMap<>();
        form.put("key", "00000000-0000-4000-8000-000000000000");
        form.put("direction", "IN");
        form.put("amount", "5");
        form.put("reference", "x");
        form.put("day", "2026-03-31");
        assertEquals(404, browser.post(path() + "/payments", form).status());
        assertEquals(404, browser.post(path() + "/limit", "limit", "5", "seen", "0").status());
        for (Person person : new Person[] {coop.member(), coop.supplier(), coop.buyer()}) {
            browser.as(person.token());
            for (String page : List.of("/books/accounts", "/books/accounts/own", path())) {
                assertEquals(403, browser.get(page).status(), page);
            }
            assertEquals(403, browser.post(path() + "/payments", form).status());
        }
        assertEquals(0, balance());
        browser.as(coop.bookkeeper().token());
        assertEquals(404, browser.get("/books/accounts/own/MEMBER").status());
    }
}
