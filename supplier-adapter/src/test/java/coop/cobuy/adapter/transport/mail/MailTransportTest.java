package coop.cobuy.adapter.transport.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import coop.cobuy.adapter.transport.Label;
import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.mail.SmtpServer;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Against a real server. */
class MailTransportTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final CoopId COOP = new CoopId(new UUID(0, 1));
    private static final byte[] BYTES = "%PDF-1.7 ü".getBytes(StandardCharsets.ISO_8859_1);
    private static final Label LABEL =
            new Label("ORDER", "PO-000001", 0, "Grünkern e. G.", "Hof am Bach");

    private final ConfirmLinks links = new ConfirmLinks(KEY, "https://feeds.example");
    private GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTP));

    private static ServerSetup setup(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailSettings settings(SmtpServer.Security security) {
        int port =
                security == SmtpServer.Security.TLS
                        ? server.getSmtps().getPort()
                        : server.getSmtp().getPort();
        return settings(security, port);
    }

    private static MailSettings settings(SmtpServer.Security security, int port) {
        return new MailSettings("127.0.0.1", port, security, "", "", "orders@coop.example");
    }

    private MailTransport transport() {
        return transport(settings(SmtpServer.Security.NONE));
    }

    private MailTransport transport(MailSettings settings) {
        return new MailTransport(settings, links, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Route route(String address, String options) {
        try {
            return new Route(
                    COOP,
                    new SupplierId(new UUID(0, 2)),
                    address,
                    null,
                    false,
                    new ObjectMapper().readTree(options));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Parcel parcel(UUID id, Label label) {
        return new Parcel(id, "order-PO-000001.pdf", "application/pdf", BYTES, label);
    }

    private static Parcel parcel() {
        return parcel(new UUID(1, 2), LABEL);
    }

    private static BodyPart part(MimeMessage message, int index) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(index);
    }

    private static String text(MimeMessage message) throws Exception {
        return (String) part(message, 0).getContent();
    }

    @Test
    void attachesTheBytesAndCarriesASignedLink() throws Exception {
        Outcome outcome = transport().send(route("hof@bach.example", "{}"), parcel());
        assertInstanceOf(Outcome.Delivered.class, outcome);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertEquals("[Grünkern e. G.] Purchase order PO-000001", mail.getSubject());
        assertEquals("hof@bach.example", mail.getAllRecipients()[0].toString());
        assertTrue(mail.getFrom()[0].toString().contains("orders@coop.example"));
        assertEquals("order-PO-000001.pdf", part(mail, 1).getFileName());
        assertArrayEquals(BYTES, part(mail, 1).getInputStream().readAllBytes());
        String token = text(mail).replaceAll("(?s).*/confirm/([\\w-]+).*", "$1");
        assertEquals(
                new ConfirmLinks.Opened(COOP, parcel().id(), NOW.plus(Duration.ofDays(30))),
                links.open(token).orElseThrow());
    }

    @Test
    void hasTheSameMessageIdOnEveryTryAndAnotherForEveryDocument() throws Exception {
        MailTransport transport = transport();
        transport.send(route("hof@bach.example", "{}"), parcel());
        transport.send(route("hof@bach.example", "{}"), parcel());
        transport.send(route("hof@bach.example", "{}"), parcel(new UUID(1, 3), LABEL));
        MimeMessage[] mails = server.getReceivedMessages();
        assertEquals(mails[0].getMessageID(), mails[1].getMessageID());
        assertNotEquals(mails[0].getMessageID(), mails[2].getMessageID());
        assertTrue(mails[0].getMessageID().endsWith("@coop.example>"), mails[0].getMessageID());
    }

    @Test
    void speaksGermanWhereTheProfileSaysSo() throws Exception {
        String options = "{\"language\":\"de\",\"linkValidDays\":3}";
        transport().send(route("hof@bach.example", options), parcel());
        MimeMessage mail = server.getReceivedMessages()[0];
        assertEquals("[Grünkern e. G.] Bestellung PO-000001", mail.getSubject());
        assertTrue(text(mail).contains("Bitte bestätigen"), text(mail));
    }

    @Test
    void makesEachPartOfABundleAnAttachment() throws Exception {
        String bundle =
                "--b1\r\n"
                        + "Content-Type: application/pdf\r\n"
                        + "Content-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"order-1.pdf\"\r\n\r\n"
                        + "JVBERg==\r\n"
                        + "--b1\r\n"
                        + "Content-Type: text/csv; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"order-1.csv\"\r\n\r\n"
                        + "YTtiDQo=\r\n"
                        + "--b1--\r\n";
        transport()
                .send(
                        route("hof@bach.example", "{}"),
                        new Parcel(
                                new UUID(1, 2),
                                "order-1.mime",
                                "multipart/mixed; boundary=b1",
                                bundle.getBytes(StandardCharsets.US_ASCII),
                                LABEL));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertEquals(3, ((MimeMultipart) mail.getContent()).getCount());
        assertEquals("order-1.pdf", part(mail, 1).getFileName());
        assertArrayEquals(
                "%PDF".getBytes(StandardCharsets.US_ASCII),
                part(mail, 1).getInputStream().readAllBytes());
        assertEquals("order-1.csv", part(mail, 2).getFileName());
        assertArrayEquals(
                "a;b\r\n".getBytes(StandardCharsets.US_ASCII),
                part(mail, 2).getInputStream().readAllBytes());
    }

    @Test
    void aCancellationCarriesNoLink() throws Exception {
        Label off = new Label("CANCELLATION", "PO-1", 2, "Grünkern", "");
        transport().send(route("hof@bach.example", "{}"), parcel(new UUID(5, 5), off));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertEquals(
                "[Grünkern] Cancellation of purchase order PO-1, revision 2", mail.getSubject());
        assertFalse(text(mail).contains("/confirm/"), text(mail));
    }

    @Test
    void nobodyPutsHeadersIntoAMail() throws Exception {
        Label evil =
                new Label(
                        "ORDER",
                        "PO-1\r\nBcc: all@evil.example",
                        0,
                        "Coop\r\nX-Evil: 1\n\nbody",
                        "Hof\u2028X: y");
        transport().send(route("hof@bach.example", "{}"), parcel(new UUID(6, 6), evil));
        assertEquals(1, server.getReceivedMessages().length);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertNull(mail.getHeader("Bcc"));
        assertNull(mail.getHeader("X-Evil"));
        assertEquals(1, mail.getAllRecipients().length);
        assertTrue(mail.getSubject().contains("PO-1 Bcc: all@evil.example"), mail.getSubject());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                  | {}                      | /address
                    hof                                 | {}                      | /address
                    Hof <hof@bach.example>              | {}                      | /address
                    hof@bach.example, bad               | {}                      | /address
                    a@b.example,a@b.example,a@b.example,a@b.example,a@b.example,a@b.example | {} | /address
                    hof@bach.example                    | {"language":"fr"}       | /transportOptions/language
                    hof@bach.example                    | {"linkValidDays":0}     | /transportOptions/linkValidDays
                    hof@bach.example                    | {"confirmLink":1}       | /transportOptions/confirmLink
                    hof@bach.example                    | {"colour":1}            | /transportOptions/colour
                    """)
    void refusesAProfileThatCannotWork(String address, String options, String pointer) {
        var problems = transport().check(route(address, options));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(pointer, problems.getFirst().pointer());
    }

    @Test
    void refusesAddressesWithLineEnds() {
        Route evil = route("hof@bach.example\r\nBcc: a@evil.example", "{}");
        assertFalse(transport().check(evil).isEmpty());
        assertInstanceOf(Outcome.Impossible.class, transport().send(evil, parcel()));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void takesAGoodProfileAndTellsWhatIsNotConfigured() {
        Route good = route("hof@bach.example, lager@bach.example", "{}");
        assertEquals(List.of(), transport().check(good));
        MailSettings none =
                new MailSettings("", 25, SmtpServer.Security.NONE, "", "", "a@b.example");
        MailTransport bare = new MailTransport(none, new ConfirmLinks("", ""), Clock.systemUTC());
        assertEquals(
                List.of("/transport", "/transportOptions/confirmLink"),
                bare.check(good).stream().map(problem -> problem.pointer()).toList());
        assertInstanceOf(Outcome.TryAgain.class, bare.send(good, parcel()));
    }

    @ParameterizedTest
    @EnumSource(
            value = SmtpServer.Security.class,
            names = {"STARTTLS", "TLS"})
    void sendsNothingToAServerThatCannotProveItself(SmtpServer.Security security) {
        server.stop();
        server =
                new GreenMail(
                        security == SmtpServer.Security.TLS
                                ? setup(ServerSetup.PROTOCOL_SMTPS)
                                : setup(ServerSetup.PROTOCOL_SMTP));
        server.start();
        Outcome outcome =
                transport(settings(security)).send(route("hof@bach.example", "{}"), parcel());
        assertInstanceOf(Outcome.TryAgain.class, outcome);
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void aServerThatRefusesForGoodIsNotTriedAgainAndOneThatIsBusyIs() throws Exception {
        assertInstanceOf(Outcome.Impossible.class, answered("550 5.1.1 no such mailbox"));
        assertInstanceOf(Outcome.TryAgain.class, answered("451 4.3.0 later"));
    }

    /** What comes of a server that gives this answer to every recipient. */
    private Outcome answered(String answer) throws Exception {
        try (ServerSocket refusing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(refusing, answer));
            MailSettings settings = settings(SmtpServer.Security.NONE, refusing.getLocalPort());
            return transport(settings).send(route("hof@bach.example", "{}"), parcel());
        }
    }

    private static void refuse(ServerSocket server, String answer) {
        try (var socket = server.accept();
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = socket.getOutputStream();
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String said = line.startsWith("RCPT") ? answer : "250 OK";
                out.write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (java.io.IOException e) {
            // The client hung up.
        }
    }

    @Test
    void triesAgainWhenNobodyListens() {
        int port = server.getSmtp().getPort();
        server.stop();
        assertInstanceOf(
                Outcome.TryAgain.class,
                transport(settings(SmtpServer.Security.NONE, port))
                        .send(route("hof@bach.example", "{}"), parcel()));
    }

    @Test
    void keepsItsDefaultsSafeAndItsPasswordSecret() {
        MailSettings settings =
                new MailSettings("h", 587, SmtpServer.Security.STARTTLS, "u", "word", "a@b.c");
        assertFalse(settings.toString().contains("word"));
        assertEquals("b.c", settings.domain());
    }
}
