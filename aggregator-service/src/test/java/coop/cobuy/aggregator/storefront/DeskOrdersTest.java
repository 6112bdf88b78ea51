package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.WholeRound;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.MemberId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What buyers do with drafts, purchase orders, goods and packing lists on pages. */
@MicronautTest(transactional = false)
class DeskOrdersTest implements RunningServers {

    @Inject WholeRound whole;
    @Inject Audit audit;
    @Inject Fixtures fixtures;
    @Inject Api api;
    @Inject Provider<PageBrowser> browsers;

    private PageBrowser as(Person person) {
        return browsers.get().as(person.token());
    }

    private static String desk(String order) {
        return order.replace("/api/v1", "/desk");
    }

    /** Two members want 12 pieces in cases of 6; the page of the one purchase order. */
    private String drafted(Course course, Map<String, String> rules) {
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:2.00");
        String round = course.open(supplier, rules);
        course.order(round, 0, rice + " 7");
        course.order(round, 1, rice + " 5");
        return course.drafted(round);
    }

    private Map<String, String> approval(Page page) {
        return Map.of("seen", page.value("seen"));
    }

    @Test
    void aBuyerWithinTheLimitApprovesAndSends() {
        Course course = whole.coop(2);
        String order = desk(drafted(course, Map.of()));
        PageBrowser browser = as(fixtures.buyer(course.coop().id(), 100_00));
        assertTrue(browser.get("/desk").seen().contains("To approve"));
        Page page = browser.get(order);
        assertEquals(200, page.status(), page.text());
        assertTrue(page.seen().contains("Within your limit of €100.00"), page.seen());
        assertTrue(page.seen().contains("2 × 6"), page.seen());
        assertTrue(page.seen().contains("€24.00"), page.seen());
        Page sent = browser.postAndFollow(order + "/approval", approval(page));
        assertTrue(sent.seen().contains("It is on its way to the supplier"), sent.seen());
        assertTrue(sent.seen().contains("Approved and sent"), sent.seen());
        assertEquals(303, browser.post(order + "/approval", approval(page)).status(), "again");
        Page allotments = browser.get(order + "/allotments");
        assertTrue(allotments.seen().contains("001 Household 1"), allotments.seen());
        assertTrue(allotments.seen().contains("You asked for 7. You get 7."), allotments.seen());
        Page german = as(course.coop().buyer()).reading("de").get(order + "/allotments");
        assertTrue(german.seen().contains("Sie haben 7 bestellt. Sie bekommen 7."), german.seen());
        assertTrue(browser.get("/desk/purchase-orders?which=to-receive").text().contains(order));
        assertFalse(browser.get("/desk/purchase-orders?which=to-approve").text().contains(order));
    }

    @Test
    void aboveTheLimitADifferentBuyerMustApproveTheSame() {
        Course course = whole.coop(2);
        String order = desk(drafted(course, Map.of()));
        PageBrowser first = as(fixtures.buyer(course.coop().id(), 10_00));
        Page page = first.get(order);
        assertTrue(page.seen().contains("Above your limit of €10.00"), page.seen());
        Page noted = first.postAndFollow(order + "/approval", approval(page));
        assertTrue(noted.seen().contains("Your approval is noted"), noted.seen());
        assertEquals("", noted.value("seen"), "the first cannot be the second");
        assertEquals(409, first.post(order + "/approval", approval(page)).status());
        PageBrowser second = as(fixtures.buyer(course.coop().id(), 5_00));
        Page stale = second.post(order + "/approval", "seen", "0".repeat(64));
        assertEquals(409, stale.status());
        assertTrue(stale.seen().contains("is not what you saw"), stale.seen());
        Page awaits = second.get(order);
        assertTrue(awaits.seen().contains("has approved it. As the second"), awaits.seen());
        Page sent = second.postAndFollow(order + "/approval", approval(awaits));
        assertTrue(sent.seen().contains("It is on its way"), sent.seen());
    }

    @Test
    void missedMinimumsAreDecidedWithAReason() {
        Course course = whole.coop(2);
        String supplier = course.supplier(100_00);
        String rice = course.offer(supplier, "RICE", 6, "1:2.00");
        String round = course.open(supplier, Map.of("missedMinimum", "ASK_BUYER"));
        course.order(round, 0, rice + " 12");
        String order = desk(course.drafted(round));
        PageBrowser browser = as(fixtures.buyer(course.coop().id(), 100_00));
        String path = "/desk/rounds/" + round;
        assertTrue(browser.get("/desk").seen().contains("1 decision is open"));
        Page page = browser.get(path + "/drafts");
        assertTrue(page.seen().contains("It comes to €24.00 net"), page.seen());
        assertEquals(409, browser.post(order + "/approval", approval(browser.get(order))).status());
        Map<String, String> form = new HashMap<>();
        form.put("n", page.value("n"));
        form.put("order", page.value("order"));
        form.put("offer", page.value("offer"));
        form.put("choice.0", "RAISE");
        form.put("reason.0", " ");
        Page wrong = browser.post(path + "/minimums", form);
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"reason.0-error\""), wrong.text());
        assertTrue(wrong.text().contains("id=\"choice.0-error\""), "of a value nothing is raised");
        form.put("choice.0", "ORDER_ANYWAY");
        form.put("reason.0", "they agreed");
        Page decided = browser.postAndFollow(path + "/minimums", form);
        assertTrue(decided.seen().contains("they agreed"), decided.seen());
        assertFalse(decided.seen().contains("decision is open"), decided.seen());
        assertEquals(303, browser.post(path + "/minimums", form).status(), "sent twice");
        form.put("reason.0", "we shall see");
        Page other = browser.post(path + "/minimums", form);
        assertEquals(409, other.status(), other.text());
        assertTrue(other.seen().contains("decided so already, for another reason"), other.seen());
        assertTrue(other.seen().contains("they agreed"), "the reason that stands");
        assertEquals("we shall see", other.value("reason.0"), "what was typed is kept");
        Page approved = browser.postAndFollow(order + "/approval", approval(browser.get(order)));
        assertTrue(approved.seen().contains("It is on its way"), approved.seen());
    }

    @Test
    void anOrderIsAnsweredByHandAndCalledOff() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        course.approve(api);
        String order = desk(api);
        PageBrowser browser = as(fixtures.buyer(course.coop().id(), 100_00));
        Map<String, String> answer = new HashMap<>();
        answer.put("documentNumber", "by telephone");
        answer.put("verdict", "CHANGED");
        Page nothing = browser.post(order + "/answers", answer);
        assertEquals(422, nothing.status());
        assertTrue(nothing.text().contains("id=\"changes-error\""), nothing.text());
        assertEquals("by telephone", nothing.value("documentNumber"));
        answer.put("changes", "NOSUCH 6");
        assertEquals(422, browser.post(order + "/answers", answer).status());
        answer.put("changes", "RICE 6 2,10");
        Page kept = browser.postAndFollow(order + "/answers", answer);
        assertTrue(kept.seen().contains("Changed by the supplier"), kept.seen());
        assertTrue(browser.get("/desk").seen().contains("Trouble with suppliers"));
        assertEquals(422, browser.post(order + "/cancellation", "reason", "").status());
        Page off = browser.postAndFollow(order + "/cancellation", Map.of("reason", "too dear"));
        assertTrue(off.seen().contains("too dear"), off.seen());
        assertEquals(303, browser.post(order + "/cancellation", "reason", "too dear").status());
        assertEquals(409, browser.post(order + "/cancellation", "reason", "other").status());
    }

    @Test
    void goodsAreBookedOnceAndWhatIsShortIsShared() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        String order = desk(api);
        PageBrowser browser = as(fixtures.buyer(course.coop().id(), 100_00));
        assertEquals(409, browser.post(order + "/receipt", "key", "x", "units.1", "1").status());
        course.approve(api);
        String round = course.get(api).text("/round");
        Page packing = browser.get("/desk/rounds/" + round + "/packing");
        assertTrue(packing.seen().contains("Not all has come"), packing.seen());
        Page page = browser.get(order + "/receipt");
        assertEquals("12", page.value("units.1"), page.text());
        Map<String, String> form = new HashMap<>();
        form.put("key", page.value("key"));
        form.put("units.1", "many");
        form.put("damaged.1", "1");
        form.put("final", "yes");
        Page wrong = browser.post(order + "/receipt", form);
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"units.1-error\""), wrong.text());
        assertEquals("many", wrong.value("units.1"));
        form.put("units.1", "2.5");
        assertEquals(422, browser.post(order + "/receipt", form).status());
        form.put("units.1", "9");
        Page booked = browser.postAndFollow(order + "/receipt", form);
        assertTrue(booked.seen().contains("Booked and shared out"), booked.seen());
        assertTrue(booked.seen().contains("3 short"), booked.seen());
        assertTrue(booked.seen().contains("Who gets more or less than planned"), booked.seen());
        assertEquals(303, browser.post(order + "/receipt", form).status(), "the same again");
        assertEquals(1, course.get(api + "/receipts").json().path("receipts").size());
        form.put("units.1", "10");
        assertEquals(409, browser.post(order + "/receipt", form).status());
        packed(browser, "/desk/rounds/" + round);
    }

    @Test
    void membersAreToldWhatIsPlannedAndThatItIsNotOrderedYet() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        String round = course.get(api).text("/round");
        MemberId member = new MemberId(UUID.fromString(course.member(0)));
        PageBrowser household = as(fixtures.personFor(course.coop().id(), member));
        String planned = household.get("/orders/" + round).seen();
        assertTrue(planned.contains("This is the plan. It is not ordered yet"), planned);
        assertTrue(planned.contains("You get"), planned);
        course.approve(api);
        String ordered = household.get("/orders/" + round).seen();
        assertFalse(ordered.contains("It is not ordered yet"), ordered);
        String desk = as(course.coop().buyer()).get("/desk/rounds/" + round).seen();
        assertTrue(desk.contains(" Closed "), desk);
        assertFalse(desk.contains("Cut-off"), "it was closed before");
    }

    /** Nine came: seven and five were planned, equal awards give five and four. */
    private static void packed(PageBrowser browser, String round) {
        Page byMember = browser.get(round + "/packing");
        assertFalse(byMember.seen().contains("Not all has come"), byMember.seen());
        assertTrue(byMember.seen().contains("000 Household 0 Name of RICE"), byMember.seen());
        Page byProduct = browser.get(round + "/packing?by=product");
        assertTrue(byProduct.seen().contains("Name of RICE · Supplier · RICE"), byProduct.seen());
        Page csv = browser.get(round + "/packing.csv?by=member");
        assertEquals(200, csv.status(), csv.text());
        String[] lines = csv.text().split("\r?\n");
        assertEquals(3, lines.length, csv.text());
        assertTrue(lines[1].startsWith("000,Household 0,Supplier,RICE,Name of RICE,"), lines[1]);
        int sum =
                Integer.parseInt(lines[1].split(",")[5]) + Integer.parseInt(lines[2].split(",")[5]);
        assertEquals(9, sum);
        Page pdf = browser.get(round + "/packing.pdf?by=product");
        assertEquals("application/pdf", pdf.header("Content-Type"));
        assertTrue(pdf.text().startsWith("%PDF-"), "a PDF");
    }

    @Test
    void whoFetchesIsCheckedOffAndCreditedOnceForWhatIsMissing() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        course.approve(api);
        String round = course.get(api).text("/round");
        String path = "/desk/rounds/" + round + "/pick-up/" + course.member(0);
        PageBrowser browser = as(course.coop().buyer());
        assertFalse(browser.get(path).text().contains("/credits"), "not shared out yet");
        course.receive(api, course.get(api).text("/lines/0/offer") + " 12");
        Page page = browser.get(path);
        assertTrue(page.seen().contains("Name of RICE 7 pc"), page.seen());
        Map<String, String> form = new HashMap<>();
        form.put("n", "0");
        form.put("order", page.value("order"));
        form.put("offer", page.value("offer"));
        form.put("how.0", "missing");
        for (String units : new String[] {"", "some", "8"}) {
            form.put("units.0", units);
            Page wrong = browser.post(path + "/credits", form);
            assertEquals(422, wrong.status(), units);
            assertTrue(wrong.text().contains("id=\"units.0-error\""), wrong.text());
            assertEquals(units, wrong.value("units.0"));
        }
        form.put("units.0", "2");
        Page credited = browser.postAndFollow(path + "/credits", form);
        assertTrue(credited.seen().contains("€4.00 are credited"), credited.seen());
        assertEquals(303, browser.post(path + "/credits", form).status(), "sent twice");
        form.put("units.0", "3");
        assertEquals(409, browser.post(path + "/credits", form).status());
        String funds = "/api/v1/members/" + course.member(0) + "/account";
        assertEquals(
                400,
                this.api
                        .get(course.coop().bookkeeper().token(), funds)
                        .json()
                        .at("/balance/minor")
                        .asLong());
        assertEquals(1, course.told(0, "pick-up.credited"));
        assertTrue(browser.postAndFollow(path + "/check", Map.of()).seen().contains("Fetched"));
        assertTrue(browser.get("/desk/rounds/" + round + "/packing").seen().contains("Fetched"));
        assertEquals(303, browser.post(path + "/uncheck").status());
        assertFalse(browser.get("/desk/rounds/" + round + "/packing").seen().contains("Fetched"));
        assertEquals(404, as(fixtures.coop().buyer()).post(path + "/credits", form).status());
        assertEquals(403, as(course.coop().member()).post(path + "/check").status());
        assertEquals(403, as(course.coop().bookkeeper()).post(path + "/credits", form).status());
    }

    @Test
    void afterTheInvoiceACreditIsAPartOfWhatWasCharged() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        course.approve(api);
        String round = course.get(api).text("/round");
        course.receive(api, course.get(api).text("/lines/0/offer") + " 12");
        // 1.50 instead of 2.00 each: seven of them for 10.50.
        course.accepted(course.enter(api, "R-1", null, "0.00", "RICE 12 1.50 18.00"));
        String path = "/desk/rounds/" + round + "/pick-up/" + course.member(0);
        PageBrowser browser = as(course.coop().buyer());
        Page page = browser.get(path);
        Map<String, String> form = new HashMap<>();
        form.put("n", "0");
        form.put("order", page.value("order"));
        form.put("offer", page.value("offer"));
        form.put("how.0", "damaged");
        form.put("units.0", "2");
        Page credited = browser.postAndFollow(path + "/credits", form);
        assertTrue(credited.seen().contains("€3.00 are credited"), credited.seen());
    }

    @Test
    void whoHasNoPhoneIsOrderedForAndCorrectedForAReason() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        course.offer(supplier, "RICE", 6, "1:2.00");
        course.offer(supplier, "OIL", 6, "1:3.00");
        String code = course.get("/api/v1/suppliers/" + supplier).text("/code");
        String round = course.open(supplier, Map.of());
        String list = "/desk/rounds/" + round + "/orders";
        PageBrowser browser = as(course.coop().buyer());
        assertEquals(422, browser.get(list + "?number=999").status());
        String path = list + "/" + course.member(1);
        assertEquals(path, browser.get(list + "?number=001").location());
        Page page = browser.get(path);
        Map<String, String> form = new HashMap<>();
        form.put("key", page.value("key"));
        form.put("version", page.value("version"));
        form.put("add", code + " RICE many");
        Page wrong = browser.post(path, form);
        assertEquals(422, wrong.status(), wrong.text());
        assertTrue(wrong.text().contains("id=\"add-error\""), wrong.text());
        assertTrue(wrong.text().contains("RICE many"), "what was typed is kept");
        form.put("add", code + " RICE 12 2");
        Page saved = browser.postAndFollow(path, form);
        assertTrue(saved.seen().contains("The order is saved"), saved.seen());
        String line = saved.value("line");
        assertEquals("12", saved.value("quantity." + line));
        assertEquals("2", saved.value("tolerance." + line));
        assertEquals(303, browser.post(path, form).status(), "sent twice");
        assertTrue(browser.get(list).seen().contains("001 Household 1"));
        course.step(round, "closing", "FROZEN");
        Map<String, String> correction = new HashMap<>();
        Page late = browser.get(path);
        correction.put("key", late.value("key"));
        correction.put("version", late.value("version"));
        correction.put("line", line);
        correction.put("quantity." + line, "6");
        Page without = browser.post(path, correction);
        assertEquals(422, without.status());
        assertTrue(without.text().contains("id=\"reason-error\""), without.text());
        assertEquals("6", without.value("quantity." + line));
        correction.put("reason", "a slip");
        Page corrected = browser.postAndFollow(path, correction);
        assertTrue(corrected.seen().contains("The order is corrected"), corrected.seen());
        assertEquals("6", corrected.value("quantity." + line));
        List<String> audited =
                audit.before(course.coop().id(), new UUID(-1, -1), 200).stream()
                        .filter(entry -> entry.subject().equals("member/" + course.member(1)))
                        .filter(entry -> entry.action().startsWith("order."))
                        .map(entry -> entry.action() + " " + entry.detail())
                        .toList();
        String what = " round " + round + ", lines 1";
        assertEquals(
                List.of("order.corrected" + what + ": a slip", "order.placed-for-member" + what),
                audited);
        assertEquals(403, as(course.coop().member()).get(path).status());
        assertEquals(404, as(fixtures.coop().buyer()).get(path).status());
        assertEquals(404, as(fixtures.coop().buyer()).post(path, correction).status());
    }

    @Test
    void aFirstOrderReplacesNoneThatCameInTheSameMoment() {
        Course course = whole.coop(6);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:2.00");
        String code = course.get("/api/v1/suppliers/" + supplier).text("/code");
        String round = course.open(supplier, Map.of());
        for (int member = 0; member < 6; member++) {
            int who = member;
            String path = "/desk/rounds/" + round + "/orders/" + course.member(member);
            PageBrowser browser = as(course.coop().buyer());
            Page seen = browser.get(path);
            assertEquals("", seen.value("version"), "there is no order");
            Map<String, String> form = new HashMap<>();
            form.put("key", seen.value("key"));
            form.put("version", "");
            form.put("add", code + " RICE 12");
            CompletableFuture<Page> byBuyer =
                    CompletableFuture.supplyAsync(() -> browser.post(path, form));
            CompletableFuture<Answer> other =
                    CompletableFuture.supplyAsync(() -> first(course, round, who, rice));
            boolean bought = byBuyer.join().status() == 303;
            assertEquals(bought, other.join().text("/status").equals("REFUSED"), "one of them");
            if (!bought) {
                assertEquals(422, byBuyer.join().status());
                assertTrue(byBuyer.join().seen().contains("An order of this member has come"));
                assertTrue(byBuyer.join().text().contains(code + " RICE 12"), "kept");
            }
            Page now = browser.get(path);
            assertEquals(bought ? "12" : "5", now.value("quantity." + now.value("line")));
        }
    }

    /** Five, if the member has no order yet. */
    private Answer first(Course course, String round, int member, String offer) {
        return api.put(
                course.coop().buyer().token(),
                "/api/v1/rounds/" + round + "/orders/" + course.member(member),
                Map.of("lines", List.of(Map.of("offer", offer, "quantity", "5", "tolerance", "0"))),
                "Idempotency-Key",
                "first",
                "If-None-Match",
                "*",
                "Prefer",
                "wait=30");
    }

    @Test
    void aReceiptIsCorrectedByOneInItsPlace() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        course.approve(api);
        String order = desk(api);
        PageBrowser browser = as(fixtures.buyer(course.coop().id(), 100_00));
        Page page = browser.get(order + "/receipt");
        browser.post(order + "/receipt", "key", page.value("key"), "units.1", "6", "final", "no");
        Page begun = browser.get(order + "/receipt");
        assertEquals("6", begun.value("units.1"), "six are still to come");
        String link = begun.text().replaceAll("(?s).*receipt\\?corrects=([^\"]*)\".*", "$1");
        Page correcting = browser.get(order + "/receipt?corrects=" + link);
        assertEquals(link, correcting.value("corrects"));
        Page corrected =
                browser.postAndFollow(
                        order + "/receipt",
                        Map.of(
                                "key",
                                correcting.value("key"),
                                "corrects",
                                link,
                                "units.1",
                                "7",
                                "final",
                                "no"));
        assertTrue(corrected.seen().contains("5 short"), corrected.seen());
    }

    @Test
    void whatIfReckonsWithoutChangingAnything() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:2.00 24:1.50");
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 7");
        course.order(round, 1, rice + " 5");
        String code = course.get("/api/v1/suppliers/" + supplier).text("/code");
        PageBrowser browser = as(course.coop().buyer());
        String path = "/desk/rounds/" + round + "/what-if";
        Map<String, String> form = new HashMap<>();
        form.put("allotment", "PROPORTIONAL");
        form.put("cost", "EQUAL_PRICE");
        form.put("freight", "PER_HEAD");
        form.put("more", code + " RICE 12");
        assertEquals(200, browser.get(path).status());
        Page more = browser.post(path, form);
        assertEquals(200, more.status(), more.text());
        assertTrue(more.seen().contains("Ordered, net €24.00 €36.00 +€12.00"), more.seen());
        assertTrue(more.seen().contains("Members pay together €24.00 €18.00 -€6.00"), more.seen());
        assertTrue(more.seen().contains("2 members would pay something else"), more.seen());
        form.put("more", "");
        form.put("without", supplier);
        Page without = browser.post(path, form);
        assertTrue(without.seen().contains("Ordered, net €24.00 €0.00"), without.seen());
        form.put("more", "what is this");
        form.put("cost", "NONE");
        Page wrong = browser.post(path, form);
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"more-error\""), wrong.text());
        assertTrue(wrong.text().contains("id=\"cost-error\""), wrong.text());
        assertTrue(wrong.text().contains("what is this"), "what was typed is kept");
    }

    @Test
    void othersSeeAndDoNothing() {
        Course course = whole.coop(2);
        String api = drafted(course, Map.of());
        String order = desk(api);
        String round = "/desk/rounds/" + course.get(api).text("/round");
        for (String path :
                new String[] {
                    order,
                    order + "/allotments",
                    order + "/receipt",
                    round + "/drafts",
                    round + "/packing",
                    round + "/packing.csv",
                    round + "/what-if"
                }) {
            assertEquals(403, as(course.coop().member()).get(path).status(), path);
            assertEquals(403, as(course.coop().supplier()).get(path).status(), path);
            assertEquals(404, as(fixtures.coop().buyer()).get(path).status(), path);
        }
        PageBrowser other = as(fixtures.coop().buyer());
        for (String path :
                new String[] {
                    order + "/approval", order + "/receipt", round + "/drafts", round + "/what-if"
                }) {
            assertEquals(404, other.post(path, "key", "k").status(), path);
        }
        PageBrowser bookkeeper = as(course.coop().bookkeeper());
        assertEquals(200, bookkeeper.get(order).status());
        assertEquals(403, bookkeeper.post(order + "/approval", "seen", "x").status());
        assertEquals(403, bookkeeper.get(order + "/receipt").status());
        UUID none = new UUID(3, 4);
        assertEquals(404, as(course.coop().buyer()).get("/desk/purchase-orders/" + none).status());
    }
}
