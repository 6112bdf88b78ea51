package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.WholeRound;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How buyers change a purchase order that was sent: first what it would do, then it. */
@MicronautTest(transactional = false)
class DeskChangesTest implements RunningServers {

    @Inject WholeRound whole;
    @Inject Fixtures fixtures;
    @Inject Provider<PageBrowser> browsers;

    private Course course;
    private String rice;
    private String order;
    private String path;
    private PageBrowser browser;

    /** Two members get 7 and 5 of 12 pieces, in cases of 6; nobody wants salt. */
    @BeforeEach
    void sendAnOrder() {
        course = whole.coop(2);
        String supplier = course.supplier(0);
        rice = course.offer(supplier, "RICE", 6, "1:2.00");
        course.offer(supplier, "SALT", 10, "1:0.50");
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 7");
        course.order(round, 1, rice + " 5");
        String api = course.drafted(round);
        order = api.replace("/api/v1", "/desk");
        path = order + "/change";
        assertEquals(303, as(fixtures.buyer(course.coop().id(), 0)).get(path).status(), "a draft");
        course.approve(api);
        browser = as(fixtures.buyer(course.coop().id(), 100_00));
    }

    private PageBrowser as(Person person) {
        return browsers.get().as(person.token());
    }

    private String field() {
        return "quantity." + rice;
    }

    /** As the page has it, but for what is typed: name and value in turn. */
    private Map<String, String> form(Page page, String... typed) {
        Map<String, String> form = new HashMap<>();
        for (String name :
                List.of("seen", "key", "page", "deliveryDate", "was.day", field(), "was." + rice)) {
            form.put(name, page.value(name));
        }
        form.put("reason", "the silo is small");
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], typed[i + 1]);
        }
        return form;
    }

    private String units() {
        return course.get(order.replace("/desk", "/api/v1")).text("/lines/0/units");
    }

    @Test
    void whatItWouldDoIsShownBeforeItIsDoneOnce() {
        assertTrue(browser.get(order).text().contains("href=\"" + path + "\""));
        Page page = browser.get(path);
        assertEquals("2", page.value(field()), page.text());
        assertTrue(page.seen().contains("cases of 6"), page.seen());
        Map<String, String> form = form(page, field(), "1", "step", "look");
        Page shown = browser.post(path, form);
        assertEquals(200, shown.status(), shown.text());
        assertTrue(shown.seen().contains("12 → 6"), shown.seen());
        assertTrue(shown.seen().contains("2 members get something else"), shown.seen());
        assertTrue(shown.seen().contains("000 Household 0: 7 →"), shown.seen());
        assertEquals("1", shown.value(field()), "what was typed is kept");
        assertEquals("12", units(), "nothing is changed by asking");
        Map<String, String> again = form(shown, "step", "do");
        Page done = browser.postAndFollow(path, again);
        assertTrue(done.seen().contains("the change is on its way"), done.seen());
        assertTrue(done.seen().contains("the silo is small"), done.seen());
        assertTrue(done.seen().contains("Change 1"), done.seen());
        assertEquals("6", units());
        assertEquals(303, browser.post(path, again).status(), "sent twice");
        assertFalse(browser.get(order).seen().contains("Change 2"));
    }

    @Test
    void whatNobodyAskedForGoesToTheStock() {
        Page page = browser.get(path);
        Page shown = browser.post(path, form(page, "added", "SALT 2", "step", "look"));
        assertTrue(shown.seen().contains("Nobody gets more or less"), shown.seen());
        assertTrue(shown.seen().contains("0 → 20"), shown.seen());
        Page done = browser.postAndFollow(path, form(page, "added", "SALT 2", "step", "do"));
        assertTrue(done.seen().contains("Name of SALT: 0 → 20"), done.seen());
    }

    @Test
    void whoSawAnotherContentIsToldAndKeepsWhatWasTyped() {
        Page before = browser.get(path);
        browser.post(path, form(before, field(), "1", "step", "do"));
        PageBrowser other = as(fixtures.buyer(course.coop().id(), 100_00));
        Map<String, String> form = form(before, field(), "3", "step", "do");
        Page stale = other.post(path, form);
        assertEquals(409, stale.status(), stale.text());
        assertTrue(stale.seen().contains("changed this order while you were at it"), stale.seen());
        assertEquals("3", stale.value(field()));
        assertEquals("6", units());
        Page done = other.postAndFollow(path, form(stale, "step", "do"));
        assertTrue(done.seen().contains("Change 2"), done.seen());
        assertEquals("18", units());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # field      | typed       | told at
                    quantity     | many        | quantity
                    quantity     | -1          | quantity
                    reason       |             | reason
                    deliveryDate | soon        | deliveryDate
                    deliveryDate | 2001-01-01  | deliveryDate
                    added        | NOSUCH 3    | added
                    added        | RICE        | added
                    """)
    void whatCannotBeTakenIsToldBesideTheFieldAndKept(String name, String typed, String told) {
        String field = name.equals("quantity") ? field() : name;
        String at = told.equals("quantity") ? field() : told;
        String value = typed == null ? "" : typed;
        Page page = browser.post(path, form(browser.get(path), field, value, "step", "do"));
        assertEquals(422, page.status(), page.text());
        assertTrue(page.text().contains("id=\"" + at + "-error\""), page.text());
        assertTrue(value.isEmpty() || page.text().contains(value), page.text());
        assertEquals("12", units());
    }

    @Test
    void onlyBuyersOfTheCoopWithinTheirLimitChangeIt() {
        Page page = browser.get(path);
        Page same = browser.post(path, form(page, "step", "do"));
        assertEquals(422, same.status());
        assertTrue(same.seen().contains("Nothing is changed by this"), same.seen());
        PageBrowser poor = as(fixtures.buyer(course.coop().id(), 1));
        Page dear = poor.post(path, form(page, field(), "9", "step", "look"));
        assertEquals(422, dear.status(), dear.text());
        assertEquals(403, as(course.coop().bookkeeper()).get(path).status());
        assertEquals(404, as(fixtures.coop().buyer()).get(path).status());
        assertEquals("12", units());
    }
}
