package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.Invitation;
import coop.cobuy.aggregator.identity.Invitations;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a member lets order for the household, and who has no say in that. */
@MicronautTest(transactional = false)
class HouseholdPagesTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final Pattern LINK = Pattern.compile("/invitation/[A-Za-z0-9_-]+");

    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject Members members;
    @Inject Invitations invitations;
    @Inject PageBrowser browser;
    @Inject PageBrowser other;
    @Inject PageBrowser guest;
    private final MovedClock clock = new MovedClock();
    private CoopId coop;
    private MemberId household;
    private Fixtures.Person member;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void makeHousehold() {
        guest.cookies().clear();
        coop = fixtures.coop().id();
        household = member("7");
        member = fixtures.personFor(coop, household);
        browser.as(member.token());
    }

    private MemberId member(String number) {
        return members.create(coop, new NewMember(number, "Household " + number, null)).id();
    }

    private Page invite(String mail) {
        return browser.post("/household/invitations", Map.of("mail", mail, "language", "de"));
    }

    private static String link(Page page) {
        assertEquals(201, page.status(), page::text);
        Matcher link = LINK.matcher(page.text());
        assertTrue(link.find(), page.text());
        return link.group();
    }

    private Page join(String link, String name) {
        return guest.post(link, Map.of("name", name, "password", PASSWORD));
    }

    private List<Invitation> open() {
        return invitations.after(coop, new UUID(0, 0), 100).stream()
                .filter(Invitation::open)
                .toList();
    }

    private Account named(String name) {
        return accounts.ofMember(coop, household).stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsInvitedOrdersForTheHouseholdAndSeesNoneOfItsMoney() {
        String link = link(invite("bea@example.org"));
        Page page = browser.get("/household");
        assertTrue(page.seen().contains("bea@example.org"), page.seen());
        assertFalse(page.text().contains(link), "shown once");
        assertEquals("/sign-in", join(link, "Bea").location());
        assertEquals(Set.of(Role.DELEGATE), named("Bea").roles());
        assertEquals(0, open().size());
        Map<String, String> in =
                Map.of("coop", coop.toString(), "name", "Bea", "password", PASSWORD);
        assertEquals(303, guest.post("/sign-in", in).status());
        assertEquals(200, guest.get("/shop").status());
        assertEquals(403, guest.get("/household").status());
        String csrf = guest.get("/account").value("_csrf");
        Map<String, String> more = Map.of("_csrf", csrf, "mail", "cleo@example.org");
        assertEquals(403, guest.post("/household/invitations", more).status());

        String removal = "/household/people/" + named("Bea").id() + "/removal";
        assertTrue(browser.get("/household").text().contains(removal));
        AccountId bea = named("Bea").id();
        assertEquals("/household", browser.post(removal).location());
        assertEquals(1, accounts.ofMember(coop, household).size());
        assertFalse(accounts.find(coop, bea).orElseThrow().active());
        assertEquals(303, guest.get("/shop").status(), "signed out at once");
        assertEquals(422, guest.post("/sign-in", in).status());
        assertEquals(404, browser.post(removal).status());
    }

    @Test
    void whatIsWrongIsToldBesideTheFieldAndNobodyIsInvitedTwice() {
        Page wrong = invite("bea@");
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"mail-error\""), wrong.text());
        assertEquals("bea@", wrong.value("mail"));
        invite("bea@example.org");
        Page twice = invite("BEA@example.org");
        assertEquals(422, twice.status());
        assertTrue(twice.seen().contains("is invited already"), twice.seen());
        assertEquals(1, open().size());
        browser.post("/household/invitations/" + open().getFirst().id() + "/removal");
        assertEquals(0, open().size());
        assertEquals(201, invite("bea@example.org").status());
    }

    @Test
    void ofTwoThatAreSentAtOnceOneInvites() {
        String path = "/household/invitations";
        Map<String, String> form = Map.of("mail", "dan@example.org", "language", "en");
        other.as(member.token());
        CompletableFuture<Page> first =
                CompletableFuture.supplyAsync(() -> browser.post(path, form));
        CompletableFuture<Page> second =
                CompletableFuture.supplyAsync(() -> other.post(path, form));
        assertEquals(201 + 422, first.join().status() + second.join().status());
        assertEquals(1, open().size());
    }

    @Test
    void anInvitationThatIsTooOldLetsNobodyIn() {
        String link = link(invite("bea@example.org"));
        clock.pass(Duration.ofDays(15));
        assertEquals(410, guest.get(link).status());
        assertEquals(410, join(link, "Bea").status());
        assertFalse(browser.get("/household").seen().contains("bea@example.org"));
        assertEquals(1, accounts.ofMember(coop, household).size());
    }

    @Test
    void anotherHouseholdAndAnotherMemberOfTheSameAreOutOfReach() {
        invite("bea@example.org");
        String invitation = "/household/invitations/" + open().getFirst().id() + "/removal";
        Fixtures.Person neighbour = fixtures.personFor(coop, member("8"));
        Fixtures.Person spouse = fixtures.personFor(coop, household);
        PageBrowser foreign = other.as(neighbour.token());
        assertEquals(404, foreign.post(invitation).status());
        assertFalse(foreign.get("/household").seen().contains("bea@example.org"));
        for (Fixtures.Person person : List.of(member, spouse)) {
            String removal = "/household/people/" + person.account() + "/removal";
            assertEquals(404, foreign.post(removal).status());
            assertEquals(404, browser.post(removal).status(), "a member is not removed");
        }
        assertEquals(1, open().size());
        assertEquals(2, accounts.ofMember(coop, household).size());
        CoopId away = fixtures.coop().id();
        MemberId theirs = members.create(away, new NewMember("7", "Theirs", null)).id();
        other.as(fixtures.personFor(away, theirs).token());
        assertEquals(404, other.post(invitation).status(), "another co-op");
    }

    @Test
    void aHouseholdHasALimit() {
        for (int i = 0; i < 9; i++) {
            assertEquals(201, invite("person" + i + "@example.org").status());
        }
        Page slowed = null;
        for (int i = 9; i < 13; i++) {
            clock.pass(Duration.ofMinutes(20));
            slowed = invite("person" + i + "@example.org");
        }
        assertEquals(422, slowed.status());
        assertTrue(slowed.seen().contains("At most 12 people"), slowed.seen());
        assertEquals(11, open().size());
    }
}
