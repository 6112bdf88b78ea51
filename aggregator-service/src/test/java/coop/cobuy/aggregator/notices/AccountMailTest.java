package coop.cobuy.aggregator.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Browser;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mails that bring a link, and what the link is good for. */
@MicronautTest(transactional = false)
class AccountMailTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final String OTHER = "quite another password";
    private static final Pattern LINK =
            Pattern.compile("https://coop\\.example/(invitation|reset)/([A-Za-z0-9_-]{43})\\s");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject AccountMails mails;
    @Inject AccountMailRows rows;
    private final MovedClock clock = new MovedClock();
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private CoopId coop;
    private String administrator;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        server.start();
        properties.put("cobuy.smtp.host", "127.0.0.1");
        properties.put("cobuy.smtp.port", Integer.toString(server.getSmtp().getPort()));
        properties.put("cobuy.smtp.security", "NONE");
        properties.put("cobuy.public-url", "https://coop.example");
        return properties;
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @BeforeEach
    void makeCoop() throws Exception {
        server.purgeEmailFromAllMailboxes();
        Fixtures.TestCoop made = fixtures.coop();
        coop = made.id();
        administrator = made.administrator().token();
    }

    /**
     * The one mail to that address. Those to others may be late ones of the test before: a
     * forgotten password is seen to after its answer.
     */
    private MimeMessage received(String address) throws Exception {
        for (int i = 0; to(address).isEmpty() && i < 100; i++) {
            mails.send();
            server.waitForIncomingEmail(100, server.getReceivedMessages().length + 1);
        }
        List<MimeMessage> mails = to(address);
        assertEquals(1, mails.size());
        server.purgeEmailFromAllMailboxes();
        return mails.getFirst();
    }

    private List<MimeMessage> to(String address) throws Exception {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                found.add(mail);
            }
        }
        return found;
    }

    private static String secret(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(mail.getContent().toString());
        assertTrue(link.find(), mail.getContent().toString());
        return link.group(2);
    }

    private Answer accept(String secret, String name) {
        return api.post(
                null,
                "/api/v1/invitations/acceptance",
                Map.of("secret", secret, "name", name, "password", PASSWORD));
    }

    private Answer invite(String body) {
        Answer made = api.post(administrator, "/api/v1/invitations", body);
        assertEquals(201, made.status(), made.json()::toString);
        return made;
    }

    @Test
    void whoIsInvitedChoosesNameAndPasswordOnce() throws Exception {
        Answer made =
                invite(
                        "{\"email\":\"bea@example.org\",\"roles\":[\"BUYER\",\"MEMBER\"],"
                                + "\"approvalLimit\":{\"minor\":500,\"currency\":\"EUR\"},"
                                + "\"language\":\"de\"}");
        assertTrue(made.json().get("mailed").asBoolean());
        MimeMessage mail = received("bea@example.org");
        assertTrue(mail.getSubject().startsWith("Ihre Einladung zu"), mail.getSubject());
        String secret = secret(mail);
        assertTrue(made.text("/link").endsWith(secret));
        assertEquals(0, rows.due(java.time.LocalDateTime.of(9999, 1, 1, 0, 0), 9).size());
        assertEquals(201, accept(secret, "Bea").status());
        assertEquals("LINK_NOT_GOOD", accept(secret, "Bea II").code());
        Browser browser = new Browser(api);
        assertEquals(303, browser.signIn(coop, "Bea", PASSWORD).status());
        Answer list = api.get(administrator, "/api/v1/invitations");
        assertTrue(list.json().at("/items/0/accepted").asBoolean(), list.json()::toString);
        Answer account = api.get(administrator, "/api/v1/accounts?limit=500");
        assertTrue(account.json().toString().contains("\"minor\":500"));
        assertTrue(account.json().toString().contains("bea@example.org"));
    }

    @Test
    void aNameThatIsTakenLeavesTheInvitationOpen() throws Exception {
        invite("{\"email\":\"a@example.org\",\"roles\":[\"BUYER\"]}");
        String secret = secret(received("a@example.org"));
        assertEquals(
                "NAME_TAKEN",
                accept(secret, fixtures.person(coop, Role.BUYER).caller().name()).code());
        assertEquals(201, accept(secret, "A name of its own").status());
    }

    @Test
    void anInvitationThatIsTakenBackOrTooOldIsGoodForNothing() throws Exception {
        Answer back = invite("{\"email\":\"b@example.org\",\"roles\":[\"BUYER\"]}");
        String path = "/api/v1/invitations/" + back.text("/id");
        String stranger = fixtures.coop().administrator().token();
        assertEquals("INVITATION_UNKNOWN", api.delete(stranger, path).code());
        assertEquals(204, api.delete(administrator, path).status());
        assertEquals(204, api.delete(administrator, path).status());
        assertEquals(410, accept(secret(received("b@example.org")), "B").status());
        invite("{\"email\":\"c@example.org\",\"roles\":[\"BUYER\"]}");
        String secret = secret(received("c@example.org"));
        clock.pass(Duration.ofDays(14));
        assertEquals(410, accept(secret, "C").status());
        assertEquals(410, accept("never made", "C").status());
    }

    @Test
    void aForgottenPasswordIsChosenAnewByALinkThatIsGoodOnceAndAnHour() throws Exception {
        Account account = account("Dora");
        Browser before = new Browser(api);
        before.signIn(coop, "Dora", PASSWORD);
        String bearer = session("Dora", PASSWORD).text("/token");
        String secret = forgotten("Dora");
        assertEquals(204, choose(secret, OTHER).status());
        assertEquals("LINK_NOT_GOOD", choose(secret, PASSWORD).code());
        assertEquals(401, before.get("/api/v1/me").status(), "signed out everywhere");
        assertEquals(401, api.get(bearer, "/api/v1/me").status());
        assertEquals(401, session("Dora", PASSWORD).status());
        assertEquals(account.id().toString(), session("Dora", OTHER).text("/account"));
        assertTrue(received("d@example.org").getSubject().contains("was changed"));
        String late = forgotten("Dora");
        clock.pass(Duration.ofHours(1));
        assertEquals(410, choose(late, PASSWORD).status());
    }

    private Account account(String name) {
        return accounts.create(
                coop,
                new NewAccount(
                        name, "d@example.org", PASSWORD, Set.of(Role.BUYER), null, null, null));
    }

    private Answer session(String name, String password) {
        return api.post(
                null,
                "/api/v1/sessions",
                Map.of("coop", coop.toString(), "name", name, "password", password));
    }

    private String forgotten(String name) throws Exception {
        Answer asked = ask(name);
        assertEquals(202, asked.status());
        return secret(received("d@example.org"));
    }

    private Answer ask(String name) {
        return api.post(
                null, "/api/v1/password-links", Map.of("coop", coop.toString(), "name", name));
    }

    private Answer choose(String secret, String password) {
        return api.post(
                null, "/api/v1/password-links/use", Map.of("secret", secret, "password", password));
    }

    @Test
    void whoAsksIsToldNothingAboutWhoThereIs() throws Exception {
        account("Eva");
        Answer unknown = ask("Nobody");
        assertEquals(202, unknown.status());
        Answer known = ask("Eva");
        assertEquals(unknown.status(), known.status());
        assertEquals(unknown.json(), known.json());
        assertTrue(received("d@example.org").getSize() > 0);
        for (int i = 0; i < 5; i++) {
            assertEquals(202, ask("Eva").status());
        }
        clock.pass(Duration.ofMinutes(2));
        mails.send();
        assertTrue(server.getReceivedMessages().length <= 2, "no more than three in all");
    }
}
