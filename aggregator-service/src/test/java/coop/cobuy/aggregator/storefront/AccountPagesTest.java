package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.ReaderException;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signing in, joining and one's own account, as a browser without script sees them. */
@MicronautTest(transactional = false)
class AccountPagesTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final String OTHER = "quite another password";

    /** Side, path, and the key beside it. */
    private static final Pattern IMAGE =
            Pattern.compile(
                    "(?s)<svg class=\"scan\" viewBox=\"0 0 ([0-9]+) .*?<path d=\"([^\"]*)\""
                            + ".*?<code class=\"secret\">([A-Z2-7 ]+)<");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject SecondFactors factors;
    @Inject Transactions transactions;
    @Inject PageBrowser browser;
    private Fixtures.TestCoop made;
    private CoopId coop;
    private Account ada;

    @BeforeEach
    void makeAccount() {
        browser.cookies().clear();
        made = fixtures.coop();
        fixtures.coop(); // so that there is something to choose
        coop = made.id();
        ada =
                accounts.create(
                        coop,
                        new NewAccount(
                                "Ada", null, PASSWORD, Set.of(Role.BUYER), null, null, null));
    }

    private Page signIn(String password, String then) {
        return browser.post(
                "/sign-in",
                Map.of("coop", coop.toString(), "name", "Ada", "password", password, "then", then));
    }

    private String token() {
        return browser.get("/account").value("_csrf");
    }

    @Test
    void whoIsSignedOutIsAskedToSignInAndComesBack() {
        Page away = browser.get("/account");
        assertEquals(303, away.status());
        assertEquals("/sign-in?then=%2Faccount", away.location());
        Page form = browser.get(away.location());
        assertEquals(200, form.status());
        assertEquals("/account", form.value("then"));
        Page in = signIn(PASSWORD, form.value("then"));
        assertEquals("/account", in.location());
        Page account = browser.get("/account");
        assertEquals(200, account.status());
        assertTrue(account.seen().contains("Ada, at " + made.coop().name()), account.seen());
    }

    @Test
    void whichMailsComeIsChosenOnAPageOfItsOwn() {
        signIn(PASSWORD, "/");
        Page page = browser.get("/account/notifications");
        assertEquals(200, page.status());
        assertTrue(page.text().contains("value=\"LATE_SUPPLIER\" checked"), page.text());
        assertFalse(page.text().contains("ROUND_OPENED"), "she orders for nobody");
        assertTrue(page.seen().contains("Nothing yet."), page.seen());
        Map<String, String> none = Map.of("_csrf", page.value("_csrf"));
        assertEquals(403, browser.post("/account/notifications", Map.of()).status());
        assertTrue(browser.postAndFollow("/account/notifications", none).seen().contains("Saved."));
        browser.post("/account/notifications", none);
        Page off = browser.get("/account/notifications");
        assertFalse(off.text().contains("LATE_SUPPLIER\" checked"), off.text());
        Page on =
                browser.postAndFollow(
                        "/account/notifications",
                        Map.of("_csrf", page.value("_csrf"), "mails", "LATE_SUPPLIER"));
        assertTrue(on.text().contains("value=\"LATE_SUPPLIER\" checked"), on.text());
    }

    @Test
    void aWrongPasswordIsToldBesideTheFieldAndTheNameStays() {
        Page again = signIn("wrong", "/account");
        assertEquals(422, again.status());
        assertEquals("Ada", again.value("name"));
        assertEquals("", again.value("password"));
        assertEquals("/account", again.value("then"));
        assertTrue(again.text().contains("id=\"name-error\""), again.text());
        assertTrue(again.seen().contains("There is no account with this name and password."));
        Page german = browser.reading("de").get("/sign-in");
        assertTrue(german.seen().contains("Passwort vergessen?"), german.seen());
        browser.reading("en");
    }

    @Test
    void atABareAddressOfTheInternetProtocolThereAreNoPasskeys() {
        assertFalse(browser.get("/sign-in").text().contains("data-passkey"));
        signIn(PASSWORD, "/");
        assertFalse(browser.get("/account").seen().contains("Passkeys"));
        assertEquals("/account", browser.get("/account/passkeys/new").location());
    }

    @Test
    void aPasskeyOfAHostThatWeHadBeforeLocksNobodyOut() throws SQLException {
        String token = made.administrator().token();
        api.put(token, "/api/v1/coop/sign-in", "{\"secondFactorRequired\":true}");
        transactions.call(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO passkey (coop_id, id, account_id,"
                                            + " credential_hash, credential, sign_count,"
                                            + " backup_eligible, name, created_at, host)"
                                            + " VALUES (?, ?, ?, 'x', 'x', 0, 0, 'x',"
                                            + " '2026-03-01 10:00:00', 'before.example')")) {
                        insert.setBytes(1, Id.bytes(coop.value()));
                        insert.setBytes(2, Id.bytes(ada.id().value()));
                        insert.setBytes(3, Id.bytes(ada.id().value()));
                        return insert.executeUpdate();
                    }
                });
        assertEquals("/sign-in/second-factor?then=%2F", signIn(PASSWORD, "/").location());
        Page asked = browser.get("/sign-in/second-factor");
        assertEquals(200, asked.status());
        assertTrue(asked.seen().contains("Your co-op asks buyers"), asked.seen());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"><script>alert(1)</script>", "'\"<b>", "javascript:alert(1)", "//evil"})
    void whatIsTypedIsShownAndNeverRun(String typed) {
        Page again =
                browser.post(
                        "/sign-in",
                        Map.of("coop", typed, "name", typed, "password", "x", "then", typed));
        assertEquals(422, again.status());
        assertFalse(again.text().contains("<script>alert"), again.text());
        assertFalse(again.text().contains("<b>"), again.text());
        Page linked =
                browser.get(
                        "/sign-in?then="
                                + java.net.URLEncoder.encode(
                                        typed, java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("/", linked.value("then"));
        assertEquals(
                410,
                browser.get(
                                "/invitation/"
                                        + java.net.URLEncoder.encode(
                                                typed.replace("/", ""),
                                                java.nio.charset.StandardCharsets.UTF_8))
                        .status());
    }

    @Test
    void whoIsInvitedJoins() {
        String invitation =
                api.post(
                                made.administrator().token(),
                                "/api/v1/invitations",
                                "{\"email\":\"bea@example.org\",\"roles\":[\"BUYER\"]}")
                        .text("/link");
        String path = invitation.substring(invitation.indexOf("/invitation/"));
        Page form = browser.get(path);
        assertEquals(200, form.status());
        assertTrue(form.seen().contains("Join " + made.coop().name()), form.seen());
        Page shorter = browser.post(path, Map.of("name", "Bea", "password", "short"));
        assertEquals(422, shorter.status());
        assertEquals("Bea", shorter.value("name"));
        assertTrue(shorter.text().contains("id=\"password-error\""));
        Page taken = browser.post(path, Map.of("name", "ADA", "password", PASSWORD));
        assertEquals(422, taken.status());
        assertTrue(taken.text().contains("id=\"name-error\""), taken.seen());
        Page done = browser.post(path, Map.of("name", "Bea", "password", PASSWORD));
        assertEquals("/sign-in", done.location());
        assertTrue(browser.get("/sign-in").seen().contains("Welcome!"));
        assertEquals(410, browser.get(path).status());
        assertEquals(410, browser.post(path, Map.of("name", "B", "password", PASSWORD)).status());
    }

    @Test
    void whoHasForgottenAPasswordIsToldTheSameWhoeverAsks() {
        for (String name : new String[] {"Ada", "Nobody"}) {
            Page asked = browser.post("/forgotten", Map.of("coop", coop.toString(), "name", name));
            assertEquals("/sign-in", asked.location());
            assertTrue(browser.get("/sign-in").seen().contains("If there is such an account"));
        }
        assertEquals(422, browser.post("/forgotten", Map.of("name", " ")).status());
        assertEquals(410, browser.get("/reset/never-made").status());
    }

    @Test
    void aPasswordIsChangedAndOtherDevicesAreSignedOut() {
        signIn(PASSWORD, "/");
        String csrf = token();
        Page wrong =
                browser.post(
                        "/account/password",
                        Map.of("_csrf", csrf, "password", "x", "new-password", OTHER));
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"password-error\""), wrong.seen());
        Page done =
                browser.post(
                        "/account/password",
                        Map.of("_csrf", csrf, "password", PASSWORD, "new-password", OTHER));
        assertEquals("/account", done.location());
        Page account = browser.get("/account");
        assertTrue(account.seen().contains("Your password is changed."), account.seen());
        assertFalse(account.value("_csrf").equals(csrf), "the session has a new secret");
    }

    @Test
    void aFormWithoutItsTokenIsHeldAndNothingIsDone() {
        signIn(PASSWORD, "/");
        Page held =
                browser.post(
                        "/account/erasure",
                        Map.of("_csrf", "x", "erase-password", PASSWORD, "note", "kept"));
        assertEquals(403, held.status());
        assertTrue(held.text().contains("value=\"kept\""), held.text());
        assertFalse(held.text().contains(PASSWORD), "passwords are not given back");
        assertEquals(200, browser.get("/account").status());
    }

    @Test
    void aSecondFactorIsShownOnAPageAndBegunAnewEachTime() throws ReaderException {
        signIn(PASSWORD, "/");
        Page setup = browser.get("/account/second-factor");
        assertEquals(200, setup.status());
        assertFalse(setup.seen().contains("Your co-op asks"), "it is one's own choice");
        assertTrue(setup.seen().contains("From then on you are asked"), setup.seen());
        Matcher image = IMAGE.matcher(setup.text());
        assertTrue(image.find(), setup.text());
        String scanned = QrPicture.read(Integer.parseInt(image.group(1)), image.group(2));
        assertTrue(scanned.startsWith("otpauth://totp/Co-op%20"), scanned);
        String key = image.group(3).replace(" ", "");
        assertTrue(scanned.contains("?secret=" + key + "&issuer=Co-op%20"), scanned);
        Page wrong =
                browser.post(
                        "/account/second-factor",
                        Map.of("_csrf", setup.value("_csrf"), "code", "000000x"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"code-error\""), wrong.seen());
        assertFalse(factors.isOn(coop, ada.id()));
    }

    @Test
    void anAccountIsErasedOnItsOwnPage() {
        signIn(PASSWORD, "/");
        String csrf = token();
        Page data = browser.get("/account/data");
        assertTrue(data.header("Content-Disposition").contains("cobuy-data.json"));
        assertTrue(data.text().contains("\"Ada\""), data.text());
        Page wrong = browser.post("/account/erasure", Map.of("_csrf", csrf, "erase-password", "x"));
        assertEquals(422, wrong.status());
        Page gone =
                browser.post("/account/erasure", Map.of("_csrf", csrf, "erase-password", PASSWORD));
        assertEquals("/sign-in", gone.location());
        assertEquals(303, browser.get("/account").status());
        assertEquals(422, signIn(PASSWORD, "/").status());
    }
}
