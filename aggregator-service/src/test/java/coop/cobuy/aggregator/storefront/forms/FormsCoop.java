package coop.cobuy.aggregator.storefront.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.WholeRound;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.AppCode;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A co-op in which something of everything is going on, so that each form of its pages is to be
 * seen, and people with passwords who are signed in.
 */
@Singleton
final class FormsCoop {

    static final String PASSWORD = "four words and more";

    private static final String RESET = "a-link-that-only-a-mail-bears";

    private final WholeRound whole;
    private final Fixtures fixtures;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Api api;
    private final Provider<PageBrowser> browsers;

    /** Who is signed in, by what they are here. */
    final Map<String, PageBrowser> people = new LinkedHashMap<>();

    /** Where each begins to look. */
    final Map<String, List<String>> starts = new HashMap<>();

    /** Who follows links from there; the others are here for these pages alone. */
    static final List<String> WALKERS =
            List.of("member", "buyer", "supplier", "bookkeeper", "administrator");

    /** Parts of paths, by name: a case that names one takes a page that has it. */
    final Map<String, String> places = new HashMap<>();

    private final Map<String, Account> known = new HashMap<>();

    FormsCoop(
            WholeRound whole,
            Fixtures fixtures,
            Accounts accounts,
            SecondFactors factors,
            Api api,
            Provider<PageBrowser> browsers) {
        this.whole = whole;
        this.fixtures = fixtures;
        this.accounts = accounts;
        this.factors = factors;
        this.api = api;
        this.browsers = browsers;
    }

    void make(Tables tables) throws SQLException {
        Course course = whole.coop(3);
        String supplier = rounds(course);
        staff(course, supplier);
        Course strange = whole.coop(1);
        strangers(course, strange);
        lists();
        books(course);
        administered(course, tables);
        household(course);
        guests(course, strange, tables);
    }

    /** Rounds in each state; the supplier whose orders were sent. */
    private String rounds(Course course) {
        String supplier = course.supplier(0);
        places.put("supplier", supplier);
        places.put("password", PASSWORD);
        places.put("coop", course.coop().id().toString());
        String rice = course.offer(supplier, "RICE", 6, "1:2.00");
        course.offer(supplier, "OIL", 6, "1:3.00");
        String open = course.open(supplier, Map.of());
        course.order(open, 0, rice + " 3");
        places.put("open", open);
        places.put("closing", course.open(supplier, Map.of()));
        places.put("cancelling", course.open(supplier, Map.of()));
        places.put("completing", course.openCompleting(supplier, Map.of()));
        places.put("planned", course.plan(supplier, Map.of()));
        places.put("changing", course.plan(supplier, Map.of()));
        String asking = course.supplier(100_00);
        String salt = course.offer(asking, "SALT", 6, "1:2.00");
        String asked = course.open(asking, Map.of("missedMinimum", "ASK_BUYER"));
        course.order(asked, 0, salt + " 12");
        course.drafted(asked);
        places.put("asked", asked);
        for (String order :
                List.of("draft", "sent", "rejected", "changed", "called", "billed", "came")) {
            places.put(order, order(course, supplier, rice, order.equals("draft")));
        }
        String came = "/api/v1/purchase-orders/" + places.get("came");
        places.put("shared", course.get(came).text("/round"));
        course.receive(came, rice + " 12");
        for (String invoice : List.of("accept", "dispute", "reject")) {
            places.put(
                    invoice,
                    course.enter(came, invoice, null, "0.00", "RICE 12 2.00 24.00").text("/id"));
        }
        return supplier;
    }

    /** Two members want twelve pieces; the purchase order's id. */
    private static String order(Course course, String supplier, String rice, boolean draft) {
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 7");
        course.order(round, 1, rice + " 5");
        String order = course.drafted(round);
        if (!draft) {
            course.approve(order);
        }
        return order.substring(order.lastIndexOf('/') + 1);
    }

    private void staff(Course course, String supplier) {
        CoopId coop = course.coop().id();
        MemberId first = MemberId.parse(course.member(0));
        person(coop, "member", Set.of(Role.MEMBER), first, null);
        person(coop, "buyer", Set.of(Role.BUYER), null, null);
        person(coop, "supplier", Set.of(Role.SUPPLIER), null, SupplierId.parse(supplier));
        person(coop, "bookkeeper", Set.of(Role.BOOKKEEPER), null, null);
        person(coop, "administrator", Set.of(Role.ADMINISTRATOR), null, null);
        person(coop, "linked", Set.of(Role.BUYER), null, null);
        person(coop, "leaver", Set.of(Role.BUYER), null, null);
        person(coop, "owner", Set.of(Role.BUYER), null, null);
        person(coop, "locked", Set.of(Role.BUYER), null, null);
        enrol(coop, "locked");
        places.put("locked", known.get("locked").id().toString());
        person(coop, "forgetful", Set.of(Role.BUYER), null, null);
        person(coop, "factor", Set.of(Role.BUYER), null, null);
        enrol(coop, "factor");
    }

    private void person(
            CoopId coop,
            String name,
            Set<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier) {
        Money limit = roles.contains(Role.BUYER) ? new Money(1_000_000_00L, Fixtures.EUR) : null;
        Account account =
                accounts.create(
                        coop,
                        new NewAccount(
                                name,
                                name + "@example.org",
                                PASSWORD,
                                roles,
                                member,
                                supplier,
                                limit));
        known.put(name, account);
        signIn(coop, name);
    }

    private void signIn(CoopId coop, String name) {
        PageBrowser browser = browsers.get();
        Page in =
                browser.post(
                        "/sign-in",
                        Map.of("coop", coop.toString(), "name", name, "password", PASSWORD));
        assertEquals(303, in.status(), in::text);
        people.put(name, browser);
        starts.put(name, List.of("/account"));
    }

    private void enrol(CoopId coop, String name) {
        Account account = known.get(name);
        String secret = factors.begin(coop, account.id()).secret();
        List<String> codes = factors.confirm(coop, account.id(), AppCode.now(secret));
        places.put("recovery." + name, codes.getFirst());
    }

    /**
     * Somebody of another co-op who may do anything there, and whom the first one's people know.
     */
    private void strangers(Course course, Course strange) {
        CoopId away = strange.coop().id();
        places.put("away", away.toString());
        SupplierId supplier = SupplierId.parse(strange.supplier(0));
        Set<Role> all = EnumSet.allOf(Role.class);
        all.remove(Role.DELEGATE);
        person(away, "stranger", all, MemberId.parse(strange.member(0)), supplier);
        person(away, "elsewhere", Set.of(Role.BUYER), null, null);
        PageBrowser linked = people.get("linked");
        Page done =
                linked.post(
                        "/account/links",
                        Map.of(
                                "_csrf",
                                linked.get("/account").value("_csrf"),
                                "coop",
                                away.toString(),
                                "name",
                                "elsewhere",
                                "link-password",
                                PASSWORD));
        assertEquals(303, done.status(), done::text);
        signIn(course.coop().id(), "linked");
        browsers.get()
                .post(
                        "/sign-in",
                        Map.of(
                                "coop",
                                course.coop().id().toString(),
                                "name",
                                "owner",
                                "password",
                                PASSWORD));
    }

    /** Some lists of the supplier's that wait. */
    private void lists() {
        PageBrowser supplier = people.get("supplier");
        for (String number : List.of("Spring", "Autumn", "Winter")) {
            Page sent =
                    supplier.postFile(
                            "/supplier/price-lists",
                            Map.of(
                                    "_csrf",
                                    supplier.get("/supplier/price-lists").value("_csrf"),
                                    "number",
                                    number),
                            "list.csv",
                            Files.PRICE_LIST.content());
            assertEquals(303, sent.status(), sent::text);
        }
        starts.put("buyer", List.of("/", "/account", "/desk/offers", "/desk/price-lists"));
    }

    private void books(Course course) {
        PageBrowser bookkeeper = people.get("bookkeeper");
        String csrf = bookkeeper.get("/account").value("_csrf");
        Page sent =
                bookkeeper.postFile(
                        "/books/bank",
                        Map.of("_csrf", csrf, "columns", "date=day,amount=amount,text=text"),
                        "bank.csv",
                        "day;amount;text\n2026-03-31;10,00;Member 001\n2026-03-31;20,00;hello\n2026-03-31;30,00;good day\n2026-03-31;-3,50;fees\n"
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(303, sent.status(), sent::text);
        String member = "/books/accounts/members/" + course.member(1);
        places.put("account", course.member(1));
        Page account = bookkeeper.get(member);
        Page paid =
                bookkeeper.post(
                        member + "/payments",
                        Map.of(
                                "_csrf",
                                csrf,
                                "key",
                                account.value("key"),
                                "direction",
                                "IN",
                                "amount",
                                "7",
                                "reference",
                                "wrong one",
                                "day",
                                "2026-03-31"));
        assertEquals(303, paid.status(), paid::text);
        List<String> lines =
                Links.of(bookkeeper.get("/books/bank/lines"), "/books/bank/lines/[^?]+");
        assertTrue(lines.size() == 3, lines::toString);
        assertEquals(303, bookkeeper.post(lines.getLast() + "/aside", "_csrf", csrf).status());
        starts.put(
                "bookkeeper",
                List.of(
                        "/",
                        "/account",
                        member,
                        "/books/accounts/suppliers/" + places.get("supplier"),
                        "/books/invoices/new/" + places.get("sent"),
                        "/books/bank/lines?state=SET_ASIDE"));
    }

    private void administered(Course course, Tables tables) throws SQLException {
        CoopId coop = course.coop().id();
        for (int offset : new int[] {1, 2}) {
            tables.insert(
                    "INSERT INTO dead_letter (topic, partition_no, record_offset, record_time,"
                            + " kind, reason, record_key, payload, parked_at, coop_id) VALUES"
                            + " ('some.topic.v1', 1, ?, '2026-03-01 10:00:00', 'UNREADABLE', 'no',"
                            + " 'key', 'x', '2026-03-01 10:00:01', ?)",
                    offset,
                    Id.bytes(coop.value()));
        }
        tables.insert(
                "INSERT INTO parked_member (coop_id, member_id, partition_no, record_offset,"
                        + " parked_at, reason) VALUES (?, ?, 0, 1, '2026-03-01 10:00:00', 'no')",
                Id.bytes(coop.value()),
                Id.bytes(UUID.fromString(course.member(2))));
        starts.put("owner", List.of("/account", "/account/second-factor"));
        starts.put("supplier", List.of("/", "/account"));
        places.put("person", known.get("owner").id().toString());
        places.put("tokens", course.coop().buyer().account().toString());
        invite(course, "cleo@example.org");
        starts.put(
                "administrator",
                List.of(
                        "/",
                        "/account",
                        "/admin/people/" + places.get("locked"),
                        "/admin/people/" + places.get("person"),
                        "/admin/people/" + places.get("tokens")));
    }

    private String invite(Course course, String mail) {
        String body = "{\"email\":\"" + mail + "\",\"roles\":[\"BUYER\"]}";
        String link =
                api.post(course.coop().administrator().token(), "/api/v1/invitations", body)
                        .text("/link");
        return link.substring(link.indexOf("/invitation/"));
    }

    /** Somebody who orders for the first member, and one who is invited to. */
    private void household(Course course) {
        PageBrowser member = people.get("member");
        String csrf = member.get("/account").value("_csrf");
        Page page = null;
        for (String mail : List.of("dan@example.org", "eve@example.org")) {
            page =
                    member.post(
                            "/household/invitations",
                            "_csrf",
                            csrf,
                            "mail",
                            mail,
                            "language",
                            "en");
            assertEquals(201, page.status(), page::text);
        }
        String link = Links.within(page, "/invitation/[A-Za-z0-9_-]+").getFirst();
        Page joined = browsers.get().post(link, Map.of("name", "Eve", "password", PASSWORD));
        assertEquals(303, joined.status(), joined::text);
        starts.put("member", List.of("/", "/account", "/shop/" + places.get("open")));
        places.put("ordered", course.member(0));
    }

    /** Who is not signed in, or only half. */
    private void guests(Course course, Course strange, Tables tables) throws SQLException {
        CoopId coop = course.coop().id();
        UUID owner = known.get("owner").id().value();
        tables.insert(
                "INSERT INTO password_link (coop_id, id, account_id, secret_hash, created_at,"
                        + " expires_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(),"
                        + " UTC_TIMESTAMP() + INTERVAL 1 HOUR)",
                Id.bytes(coop.value()),
                Id.bytes(owner),
                Id.bytes(known.get("forgetful").id().value()),
                hash(RESET));
        tables.insert(
                "INSERT INTO passkey (coop_id, id, account_id, credential_hash, credential,"
                        + " sign_count, backup_eligible, name, created_at, host) VALUES"
                        + " (?, ?, ?, 'x', 'x', 0, 0, 'x', '2026-03-01 10:00:00', 'localhost')",
                Id.bytes(coop.value()),
                Id.bytes(owner),
                Id.bytes(owner));
        people.put("guest", browsers.get());
        starts.put(
                "guest",
                List.of(
                        "/sign-in",
                        "/forgotten",
                        "/reset/" + RESET,
                        invite(course, "guest@example.org")));
        person(coop, "coder", Set.of(Role.BUYER), null, null);
        enrol(coop, "coder");
        signIn(coop, "coder");
        starts.put("coder", List.of("/sign-in/code"));
        String admin = strange.coop().administrator().token();
        api.put(admin, "/api/v1/coop/sign-in", "{\"secondFactorRequired\":true}");
        person(strange.coop().id(), "enroller", Set.of(Role.BUYER), null, null);
        starts.put("enroller", List.of("/sign-in/second-factor"));
    }

    private static String hash(String secret) {
        try {
            byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
