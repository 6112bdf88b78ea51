package coop.cobuy.aggregator.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.ordering.CarriedOrders;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.id.MemberId;
import coop.cobuy.log.Transactions;
import coop.cobuy.mail.SmtpServer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices over HTTP and by mail, with a real SMTP conversation. */
@MicronautTest(transactional = false)
class NoticesTest implements TestServers {

    private static final String NOTICES = "/api/v1/notices";
    private static final Message OFF =
            new Message(
                    "round.cancelled",
                    "Round\r\nBcc: everybody@example.org is off",
                    "The buyer cancelled it. Überschüssiges wird freigegeben.",
                    "/api/v1/rounds/7");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Members members;
    @Inject Notices notices;
    @Inject MailRound mails;
    @Inject NoticeRows rows;
    @Inject Coops coops;
    @Inject MailAddresses addresses;
    @Inject NoticeChoices choices;
    @Inject MailSettings settings;
    @Inject PublicUrl url;
    @Inject MeterRegistry meters;
    @Inject PageBrowser browser;
    @Inject Transactions transactions;
    @Inject Clock clock;

    private final AtomicInteger told = new AtomicInteger();
    private final ChoosyMailServer server = new ChoosyMailServer();

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        server.start();
        properties.put("cobuy.smtp.host", "127.0.0.1");
        properties.put("cobuy.smtp.port", Integer.toString(server.getSmtp().getPort()));
        properties.put("cobuy.smtp.security", "NONE");
        properties.put("cobuy.smtp.from", "coop@example.org");
        return properties;
    }

    @BeforeEach
    void sendWhatOthersLeft() {
        int left = mails.send();
        assertTrue(left < 50, "more than one round of mails: " + left);
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private Member member(TestCoop coop, String number) {
        return members.create(
                coop.id(), new NewMember(number, "Household", number + "@example.org"));
    }

    @Test
    void aMemberReadsItsOwnNoticesAndNobodyElses() {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "own");
        Member neighbour = member(coop, "neighbour");
        Person person = fixtures.personFor(coop.id(), own.id());
        Person next = fixtures.personFor(coop.id(), neighbour.id());
        notices.tell(coop.id(), Recipient.member(own.id()), "round.cancelled/7", OFF);
        notices.tell(coop.id(), Recipient.member(own.id()), "round.cancelled/7", OFF);
        Answer list = api.get(person.token(), NOTICES);
        assertEquals(1, list.json().get("items").size(), list.json()::toString);
        assertEquals("round.cancelled", list.text("/items/0/kind"));
        assertEquals("Round Bcc: everybody@example.org is off", list.text("/items/0/subject"));
        assertFalse(list.json().at("/items/0/read").asBoolean());
        String path = NOTICES + "/" + list.text("/items/0/id") + "/read";
        assertEquals("NOTICE_UNKNOWN", api.put(next.token(), path, "").code());
        assertEquals("NOTICE_UNKNOWN", api.put(coop.buyer().token(), path, "").code());
        assertEquals(204, api.put(person.token(), path, "").status());
        assertEquals(204, api.put(person.token(), path, "").status());
        assertTrue(api.get(person.token(), NOTICES).json().at("/items/0/read").asBoolean());
        assertEquals(0, api.get(next.token(), NOTICES).json().get("items").size());
        assertEquals(401, api.get(null, NOTICES).status());
    }

    @Test
    void buyersReadWhatIsForBuyersOfTheirCoop() {
        TestCoop coop = fixtures.coop();
        TestCoop other = fixtures.coop();
        notices.tell(coop.id(), Recipient.buyers(), "feed.failed/1", OFF);
        notices.tell(coop.id(), Recipient.buyers(), "feed.failed/2", OFF);
        Answer first = api.get(coop.buyer().token(), NOTICES + "?limit=1");
        Answer second = api.get(coop.buyer().token(), first.next().orElseThrow());
        assertEquals(1, second.json().get("items").size());
        assertTrue(second.next().isEmpty());
        assertFalse(first.text("/items/0/id").equals(second.text("/items/0/id")));
        assertEquals(0, api.get(other.buyer().token(), NOTICES).json().get("items").size());
        assertEquals(0, api.get(coop.member().token(), NOTICES).json().get("items").size());
        String path = NOTICES + "/" + second.text("/items/0/id") + "/read";
        assertEquals(404, api.put(other.buyer().token(), path, "").status());
    }

    @Test
    void manyMembersAreToldAtOnce() {
        TestCoop coop = fixtures.coop();
        List<MemberId> told =
                List.of(member(coop, "a").id(), member(coop, "b").id(), member(coop, "c").id());
        mails.send(); // what other tests left waiting
        int before = server.getReceivedMessages().length;
        notices.tellMembers(coop.id(), told, "round.cancelled/8", OFF);
        notices.tellMembers(coop.id(), told, "round.cancelled/8", OFF);
        mails.send();
        Person person = fixtures.personFor(coop.id(), told.get(1));
        assertEquals(1, api.get(person.token(), NOTICES).json().get("items").size());
        assertEquals(before + 3, server.getReceivedMessages().length);
    }

    @Test
    void aNoticeGoesOutByMailToAllWhoActForTheMemberAndOnce() throws MessagingException {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "mailed");
        Person person = fixtures.personFor(coop.id(), own.id());
        int before = server.getReceivedMessages().length;
        notices.tell(coop.id(), Recipient.member(own.id()), "late/1", OFF);
        mails.send();
        assertEquals(0, mails.send());
        MimeMessage[] all = server.getReceivedMessages();
        assertEquals(before + 2, all.length, "one mail, two addresses");
        MimeMessage mail = all[before];
        assertTrue(mail.getSubject().contains("Round Bcc: everybody@example.org is off"));
        assertEquals(2, mail.getAllRecipients().length);
        assertTrue(recipients(List.of(mail)).contains(mailbox(person)));
        assertTrue(mail.getMessageID().endsWith("@example.org>"), mail.getMessageID());
        assertEquals(mail.getMessageID(), all[before + 1].getMessageID());
    }

    private static Message kind(String kind) {
        return new Message(kind, "Subject", "Text.", null);
    }

    private List<MimeMessage> mailed(TestCoop coop, Member to, String kind) throws Exception {
        server.purgeEmailFromAllMailboxes();
        String once = kind + "/" + told.incrementAndGet();
        notices.tell(coop.id(), Recipient.member(to.id()), once, kind(kind));
        mails.send();
        return List.of(server.getReceivedMessages());
    }

    @Test
    void whoSwitchedATopicOffIsMailedNothingOfItAndAllElse() throws Exception {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "choosing");
        Person silent = fixtures.personFor(coop.id(), own.id());
        Person other = fixtures.personFor(coop.id(), own.id());
        String path = NOTICES + "/choices";
        Answer chosen = api.put(silent.token(), path, "{\"mails\":[\"RESULT\",\"STATEMENT\"]}");
        assertEquals(2, chosen.json().get("mails").size(), chosen.json()::toString);
        assertEquals(chosen.json(), api.get(silent.token(), path).json());
        assertEquals(5, api.get(other.token(), path).json().get("mails").size());
        List<MimeMessage> opened = mailed(coop, own, "round.opened");
        assertEquals(2, opened.getFirst().getAllRecipients().length, "household and the other");
        assertFalse(recipients(opened).contains(mailbox(silent)), recipients(opened));
        assertTrue(recipients(opened).contains(mailbox(other)), recipients(opened));
        assertEquals(
                "<http://127.0.0.1:8080/account/notifications>",
                opened.getFirst().getHeader("List-Unsubscribe")[0]);
        choices.choose(other.caller(), Set.of());
        assertEquals(List.of(), mailed(coop, own, "round.opened"));
        assertTrue(recipients(mailed(coop, own, "statement.ready")).contains(mailbox(silent)));
        List<MimeMessage> refused = mailed(coop, own, "order.refused");
        assertEquals(3, refused.getFirst().getAllRecipients().length);
        assertNull(refused.getFirst().getHeader("List-Unsubscribe"));
        assertEquals(4, api.get(silent.token(), NOTICES).json().get("items").size());
        Answer wrong = api.put(silent.token(), path, "{\"mails\":[\"ALL\"]}");
        assertEquals(400, wrong.status(), wrong.json()::toString);
        assertEquals(400, api.put(silent.token(), path, "{}").status());
    }

    private static String recipients(List<MimeMessage> mails) throws MessagingException {
        return List.of(mails.getFirst().getAllRecipients()).toString();
    }

    private static String mailbox(Person person) {
        return person.caller().name().replace(' ', '.') + "@example.org";
    }

    @Test
    void aNoticeForAllIsOneForAllWhoActForMembersOfTheCoop() {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "one of all");
        Person delegate = fixtures.delegateFor(coop.id(), own.id());
        notices.tell(coop.id(), Recipient.allMembers(), "round.opened/9", kind("round.opened"));
        notices.tell(coop.id(), Recipient.allMembers(), "round.opened/9", kind("round.opened"));
        Answer list = api.get(delegate.token(), NOTICES);
        assertEquals(1, list.json().get("items").size(), list.json()::toString);
        String path = NOTICES + "/" + list.text("/items/0/id") + "/read";
        assertEquals(204, api.put(delegate.token(), path, "").status());
        for (Person stranger : List.of(coop.buyer(), coop.supplier(), fixtures.coop().member())) {
            assertEquals(0, api.get(stranger.token(), NOTICES).json().get("items").size());
            assertEquals(404, api.put(stranger.token(), path, "").status());
        }
        mails.send();
    }

    @Test
    void aNoticeForAllIsMailedToEachHouseholdByItselfSomeAtATimeAndOnce() throws Exception {
        TestCoop coop = fixtures.coop();
        List<String> households = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            households.add(member(coop, "all" + i).email());
        }
        Member silent = member(coop, "silent");
        choices.choose(fixtures.personFor(coop.id(), silent.id()).caller(), Set.of());
        Member gone = member(coop, "gone");
        String path = "/api/v1/members/" + gone.id();
        assertEquals(
                200, api.patch(coop.administrator().token(), path, "{\"active\":false}").status());
        server.purgeEmailFromAllMailboxes();
        notices.tell(coop.id(), Recipient.allMembers(), "round.opened/10", kind("round.opened"));
        transactions.call(connection -> mailsWithoutServer().send());
        assertEquals(0, mails.send(), "not due yet");
        dueNow(coop);
        mails.send();
        assertEquals(50, server.getReceivedMessages().length, "some at a time");
        String refused = addressedLast(households);
        MailRound picky = mails(settings, new Picky(settings, refused));
        int rounds = 0;
        while (transactions.call(connection -> picky.send()) > 0) {
            assertTrue(rounds++ < 10, "it is mailed again and again");
        }
        List<String> mailed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            mailed.add(mail.getAllRecipients()[0].toString());
            ids.add(mail.getMessageID());
        }
        households.remove(refused);
        mailed.sort(null);
        households.sort(null);
        assertEquals(households, mailed);
        assertEquals(mailed.size(), ids.size());
        assertEquals(1, rows.countMails(coop.id().value(), "SENT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 unknown", "450 later"})
    void anAddressThatIsRefusedKeepsNoOtherOfItsHouseholdFromTheMail(String answer)
            throws Exception {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "refused" + answer.substring(0, 3));
        String person = mailbox(fixtures.personFor(coop.id(), own.id()));
        String household = own.email();
        server.answer(household, answer);
        notices.tell(coop.id(), Recipient.member(own.id()), "late/3", OFF);
        notices.tell(coop.id(), Recipient.allMembers(), "round.opened/11", kind("round.opened"));
        mails.send();
        dueNow(coop);
        mails.send();
        assertEquals(2, server.mailsTo(person), "each of both notices once");
        assertEquals(0, server.mailsTo(household));
        server.answer(household, null);
        dueNow(coop);
        mails.send();
        dueNow(coop);
        mails.send();
        assertEquals(2, server.mailsTo(person), "none twice");
        int isTriedAgain = answer.startsWith("4") ? 2 : 1;
        assertEquals(isTriedAgain, server.mailsTo(household), "passed over for all's");
        assertEquals(2, rows.countMails(coop.id().value(), "SENT"));
    }

    @Test
    void whatIsNoAddressKeepsNoOtherFromTheMail() throws Exception {
        TestCoop coop = fixtures.coop();
        Member own = members.create(coop.id(), new NewMember("no", "No mail", "none, at all"));
        String person = mailbox(fixtures.personFor(coop.id(), own.id()));
        notices.tell(coop.id(), Recipient.member(own.id()), "late/4", OFF);
        mails.send();
        assertEquals(1, server.mailsTo(person));
        assertEquals(1, rows.countMails(coop.id().value(), "SENT"));
    }

    private void dueNow(TestCoop coop) throws SQLException {
        transactions.call(
                connection -> {
                    String sql = "UPDATE notice SET mail_due_at = told_at WHERE coop_id = ?";
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setBytes(1, coop.id().bytes());
                        return statement.executeUpdate();
                    }
                });
    }

    /** Of the households that were not mailed yet, one. */
    private String addressedLast(List<String> households) throws MessagingException {
        Set<String> done = new HashSet<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            done.add(mail.getAllRecipients()[0].toString());
        }
        return households.stream()
                .filter(address -> !done.contains(address))
                .findFirst()
                .orElseThrow();
    }

    /** A server that knows one of the recipients not. */
    private static final class Picky extends Postman {
        private final String unknown;

        Picky(MailSettings settings, String unknown) {
            super(settings);
            this.unknown = unknown;
        }

        @Override
        void send(Mail mail) throws MessagingException {
            if (mail.to().contains(unknown)) {
                Address[] invalid = {new InternetAddress(unknown)};
                throw new SendFailedException("550", null, new Address[0], new Address[0], invalid);
            }
            super.send(mail);
        }
    }

    @Test
    void aMailThatFailsIsTriedAgainUnderTheSameMessageId() throws MessagingException, SQLException {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "retried");
        notices.tell(coop.id(), Recipient.member(own.id()), "late/2", OFF);
        transactions.call(connection -> mailsWithoutServer().send());
        Person person = fixtures.personFor(coop.id(), own.id());
        UUID id = UUID.fromString(api.get(person.token(), NOTICES).text("/items/0/id"));
        NoticeRow row = rows.find(coop.id().value(), id).orElseThrow();
        assertEquals(MailState.WAITING, row.mailState());
        assertEquals(1, row.mailAttempts());
        assertTrue(row.mailDueAt().isAfter(row.toldAt()));
        assertEquals(0, mails.send(), "not due yet");
        transactions.call(
                connection ->
                        rows.mailed(
                                coop.id().value(),
                                id,
                                MailState.WAITING,
                                row.toldAt(),
                                null,
                                null));
        int before = server.getReceivedMessages().length;
        assertEquals(1, mails.send());
        MimeMessage mail = server.getReceivedMessages()[before];
        assertEquals("<" + id + "." + coop.id() + "@example.org>", mail.getMessageID());
        assertEquals(MailState.SENT, rows.find(coop.id().value(), id).orElseThrow().mailState());
    }

    private static Message opened() {
        return Message.beside(
                CarriedOrders.class,
                "round.opened",
                "/api/v1/rounds/7",
                "Bread {0}",
                Instant.parse("2026-11-30T17:00:00Z"));
    }

    @Test
    void eachReadsANoticeInTheirLanguage() throws Exception {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "both");
        Person german = fixtures.personFor(coop.id(), own.id());
        Person english = fixtures.personFor(coop.id(), own.id());
        browser.as(german.token()).reading("de-AT,de;q=0.9");
        assertEquals(200, browser.get("/account/notifications").status());
        server.purgeEmailFromAllMailboxes();
        notices.tell(coop.id(), Recipient.member(own.id()), "round.opened/7", opened());
        String page = browser.get("/account/notifications").seen();
        assertTrue(page.contains("Bread {0} ist offen"), page);
        assertTrue(page.contains("bis Montag, 30. November 2026, 18:00 MEZ."), page);
        Answer list = api.get(german.token(), NOTICES, "Accept-Language", "de");
        assertEquals("Bread {0} ist offen", list.text("/items/0/subject"));
        assertEquals(
                "Bread {0} is open", api.get(german.token(), NOTICES).text("/items/0/subject"));
        mails.send();
        MimeMessage toGerman = mailTo(german);
        assertTrue(toGerman.getSubject().endsWith("] Bread {0} ist offen"), toGerman.getSubject());
        String text = (String) toGerman.getContent();
        assertTrue(text.contains("bis Montag, 30. November 2026, 18:00 MEZ."), text);
        assertTrue(text.contains("Welche Mails Sie bekommen: http"), text);
        MimeMessage toEnglish = mailTo(english);
        assertTrue(toEnglish.getSubject().endsWith("] Bread {0} is open"));
        assertTrue(((String) toEnglish.getContent()).contains(", 18:00 CET."));
        assertNotEquals(toGerman.getMessageID(), toEnglish.getMessageID());
    }

    @Test
    void whoChoosesALanguageOnThePagesIsMailedInIt() throws Exception {
        TestCoop coop = fixtures.coop();
        Member own = member(coop, "chooses");
        Person person = fixtures.personFor(coop.id(), own.id());
        browser.as(person.token()).reading("de");
        browser.get("/account/notifications");
        browser.post("/preferences", "language", "en", "then", "/account");
        browser.get("/account/notifications");
        server.purgeEmailFromAllMailboxes();
        notices.tell(coop.id(), Recipient.member(own.id()), "round.opened/8", opened());
        mails.send();
        assertTrue(mailTo(person).getSubject().endsWith("is open"), mailTo(person).getSubject());
    }

    private MimeMessage mailTo(Person person) throws MessagingException {
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (List.of(mail.getAllRecipients()).toString().contains(mailbox(person))) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + mailbox(person));
    }

    private MailRound mailsWithoutServer() {
        MailSettings closed =
                new MailSettings(
                        "127.0.0.1", 1, SmtpServer.Security.NONE, "", "", "coop@example.org");
        return mails(closed, new Postman(closed));
    }

    private MailRound mails(MailSettings settings, Postman postman) {
        NoticeMail mail = new NoticeMail(postman, settings, coops, url, meters);
        MailsToAll toAll = new MailsToAll(members, addresses, mail);
        return new MailRound(rows, mail, toAll, addresses, meters, clock);
    }
}
