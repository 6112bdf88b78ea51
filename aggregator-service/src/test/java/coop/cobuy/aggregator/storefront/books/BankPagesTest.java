package coop.cobuy.aggregator.storefront.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.banking.BankBooking;
import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Entry;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.LedgerTotals;
import coop.cobuy.aggregator.ledger.Statements;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Files of a bank, from handing in to the ledger. */
@MicronautTest(transactional = false)
class BankPagesTest implements TestServers {

    private static final String PATH = "/books/bank";
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String COLUMNS =
            "date=Buchungstag,amount=Betrag,text=Verwendungszweck,name=Name";
    private static final String HEADER = "Buchungstag;Betrag;Verwendungszweck;Name\n";

    @Inject Fixtures fixtures;
    @Inject Members members;
    @Inject Ledger ledger;
    @Inject LedgerTotals totals;
    @Inject Statements statements;
    @Inject BankBooking booking;
    @Inject Collection<PersonalData> personal;
    @Inject PageBrowser browser;
    private TestCoop coop;
    private Member ada;
    private Member ben;

    @BeforeEach
    void makeMembers() {
        coop = fixtures.coop();
        ada = members.create(coop.id(), new NewMember("1001", "Ada", null));
        ben = members.create(coop.id(), new NewMember("1002", "Ben " + SCRIPT, null));
        browser.as(coop.bookkeeper().token());
    }

    private long balance(Member member) {
        return ledger.funds(coop.id(), Fixtures.EUR, member.id()).balance().minor();
    }

    private List<BankLine> lines(BankLine.State state) {
        return booking.inState(coop.id(), state, null, 100);
    }

    private Page send(String rows) {
        return browser.postFile(
                PATH,
                Map.of("columns", COLUMNS),
                "umsatz.csv",
                (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String entry(String amount, String sign, String reference, String text) {
        return """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-03-31</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>
        <NtryDtls><TxDtls><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """
                .formatted(amount, sign, reference, text);
    }

    private Page sendXml(String entries) {
        String document =
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
                <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>%s</Stmt></BkToCstmrStmt></Document>
                """
                        .formatted(entries);
        return browser.postFile(
                PATH, Map.of("columns", ""), "s.xml", document.getBytes(StandardCharsets.UTF_8));
    }

    private Page book(BankLine line) {
        return browser.post(PATH + "/bookings", "line", line.id().toString());
    }

    @Test
    void aStatementIsMatchedConfirmedAndBookedOnceUnderTheBanksReference() {
        String first =
                entry("50.00", "CRDT", "2026033100001", "Mitglied 1001")
                        + entry("20.00", "CRDT", "2026033100002", "thanks");
        assertEquals(303, sendXml(first).status());
        assertEquals(0, balance(ada), "nothing is booked that nobody confirmed");
        Page page = browser.get(PATH);
        assertTrue(page.seen().contains("Ada 1001 · by the member's number"), page.seen());
        BankLine line = lines(BankLine.State.PROPOSED).getFirst();
        assertEquals(303, book(line).status());
        assertEquals(303, book(line).status());
        assertEquals(50_00, balance(ada));
        List<Entry> entries =
                statements.entries(
                        coop.id(), Fixtures.EUR, AccountKey.member(ada.id()), Paging.of(null, 10));
        assertEquals(1, entries.size());
        assertEquals("2026033100001", entries.getFirst().reference());
        assertEquals("2026-03-31", String.valueOf(entries.getFirst().occurredOn()));
        // The next statement overlaps: the same two, and a new one.
        Page again = sendXml(first + entry("5.00", "CRDT", "2026040100001", "1002"));
        assertTrue(
                browser.get(again.location()).seen().contains("3 payments, 1 of them new"),
                again.text());
        assertEquals(1, lines(BankLine.State.PROPOSED).size());
        assertEquals(1, lines(BankLine.State.OPEN).size());
        assertEquals(1, lines(BankLine.State.BOOKED).size());
        Page nothing = sendXml(first);
        assertTrue(
                browser.get(nothing.location()).seen().contains("none of them new"),
                nothing.text());
        assertEquals(50_00, balance(ada));
        assertTrue(totals.of(coop.id(), Fixtures.EUR).sum().isZero());
    }

    @Test
    void aTableWithoutReferencesKeepsPaymentsThatAreAlikeApart() {
        String rows =
                "31.03.2026;10,00;Mitglied 1001;Ada\n31.03.2026;10,00;Mitglied 1001;Ada\n"
                        + "31.03.2026;-3,50;Gebühren;Bank\n";
        assertEquals(303, send(rows).status());
        assertEquals(303, send(rows).status());
        List<BankLine> proposed = lines(BankLine.State.PROPOSED);
        assertEquals(2, proposed.size(), "two payments of one day and amount");
        proposed.forEach(this::book);
        assertEquals(20_00, balance(ada));
        assertEquals(
                "Gebühren", lines(BankLine.State.OPEN).getFirst().text(), "in its own letters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <Document                                  | Zeile 1: Die Datei ist kein wohlgeformtes XML
                    <Document/>                                | Die Datei ist kein Dokument camt.053.001 der Versionen 02 bis 13
                    <Document xmlns="NS"/>                     | Die Datei enthält keinen Kontoauszug (BkToCstmrStmt/Stmt)
                    <!DOCTYPE a><Document xmlns="NS"/>         | Zeile 1: Die Datei enthält eine Dokumenttyp-Angabe oder eine Entität
                    Buchungstag                                | In der ersten Zeile fehlt die Spalte „Betrag“
                    Buchungstag;Betrag;Betrag                  | In der ersten Zeile steht die Spalte „Betrag“ zweimal
                    Buchungstag;Betrag                         | In der ersten Zeile fehlt die Spalte „Verwendungszweck“
                    """)
    void aGermanReaderIsToldInGermanWhyAFileIsNoStatement(String content, String told) {
        String named = content.replace("NS", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08");
        browser.reading("de");
        Page page =
                browser.postFile(
                        PATH,
                        Map.of("columns", COLUMNS),
                        "x",
                        named.getBytes(StandardCharsets.UTF_8));
        assertEquals(422, page.status(), page.text());
        assertTrue(page.seen().contains(told), page.seen());
        browser.reading("en");
    }

    @Test
    void aTableOfWindowsIsReadTooAndOtherColumnsAreNamed() {
        byte[] content =
                "Datum\tHaben\tZweck\n2026-03-31\t1.234,56 EUR\tGrüße von 1002\n"
                        .getBytes(Charset.forName("windows-1252"));
        Page sent =
                browser.postFile(
                        PATH,
                        Map.of("columns", "date=Datum,amount=Haben,text=Zweck"),
                        "x.csv",
                        content);
        assertEquals(303, sent.status(), sent.text());
        BankLine line = lines(BankLine.State.PROPOSED).getFirst();
        assertEquals("Grüße von 1002", line.text());
        assertEquals(1234_56, line.amount().minor());
        Page page = browser.get(PATH);
        assertFalse(page.text().contains(SCRIPT));
    }

    @Test
    void whatCannotBeReadIsToldWithItsPlaceAndTheRestIsTaken() {
        Page again =
                send("31.03.2026;much;1001;x\n32.03.2026;1,00;1001;x\n31.03.2026;5,00;1001;x\n");
        assertEquals(422, again.status());
        assertTrue(again.seen().contains("2 Betrag much"), again.seen());
        assertTrue(again.seen().contains("3 Buchungstag 32.03.2026"), again.seen());
        assertEquals(1, lines(BankLine.State.PROPOSED).size());
        for (byte[] bad :
                List.of(
                        new byte[0],
                        "Datum;Betrag\n1;2\n".getBytes(StandardCharsets.UTF_8),
                        "<a>".getBytes(StandardCharsets.UTF_8),
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
                                .getBytes(StandardCharsets.UTF_8))) {
            Page refused = browser.postFile(PATH, Map.of("columns", COLUMNS), "bad", bad);
            assertEquals(422, refused.status());
            assertTrue(refused.text().contains("id=\"file-error\""), refused.text());
            assertEquals(COLUMNS, refused.value("columns"));
        }
        Page map = browser.postFile(PATH, Map.of("columns", "day=Tag"), "x.csv", new byte[] {'a'});
        assertEquals(422, map.status());
        assertTrue(map.text().contains("id=\"columns-error\""), map.text());
        assertEquals(422, browser.postFile(PATH, Map.of("columns", ""), "", new byte[0]).status());
    }

    @Test
    void whatNamesNobodyIsAssignedByHandOnce() {
        send("31.03.2026;10,00;hello;Someone\n31.03.2026;2,00;1001 1002;Both\n");
        Page list = browser.get(PATH + "/lines");
        assertTrue(list.seen().contains("names no member"), list.seen());
        assertTrue(list.seen().contains("names several members"), list.seen());
        BankLine line =
                lines(BankLine.State.OPEN).stream()
                        .filter(each -> each.text().equals("hello"))
                        .findFirst()
                        .orElseThrow();
        String path = PATH + "/lines/" + line.id();
        Page unknown = browser.post(path + "/booking", "party", "9999");
        assertEquals(422, unknown.status());
        assertTrue(unknown.text().contains("id=\"party-error\""), unknown.text());
        assertEquals("9999", unknown.value("party"));
        assertEquals(303, browser.post(path + "/booking", "party", "1002").status());
        assertEquals(303, browser.post(path + "/booking", "party", "1002").status());
        assertEquals(10_00, balance(ben));
        Page other = browser.post(path + "/booking", "party", "1001");
        assertEquals(409, other.status(), other.text());
        assertEquals(0, balance(ada));
        assertEquals(409, browser.post(path + "/aside").status());
        assertTrue(browser.get(path).seen().contains("This payment is booked"));
    }

    @Test
    void whatIsNobodysIsSetAsideAndCanComeBack() {
        send("31.03.2026;-3,50;fees;Bank\n");
        String path = PATH + "/lines/" + lines(BankLine.State.OPEN).getFirst().id();
        assertEquals(303, browser.post(path + "/aside").status());
        assertEquals(303, browser.post(path + "/aside").status());
        assertEquals(0, lines(BankLine.State.OPEN).size());
        assertEquals(303, send("31.03.2026;-3,50;fees;Bank\n").status());
        assertEquals(0, lines(BankLine.State.OPEN).size(), "it stays aside");
        assertEquals(303, browser.post(path + "/reopening").status());
        assertEquals(1, lines(BankLine.State.OPEN).size());
    }

    @Test
    void nobodyIsPaidOutMoreThanTheyHave() {
        send("31.03.2026;-5,00;Mitglied 1001;Ada\n");
        BankLine line = lines(BankLine.State.PROPOSED).getFirst();
        Page refused = browser.get(book(line).location());
        assertTrue(refused.seen().contains("1 could not be"), refused.seen());
        assertEquals(0, balance(ada));
        Page alone = browser.post(PATH + "/lines/" + line.id() + "/booking", "party", "1001");
        assertEquals(422, alone.status(), alone.text());
        assertTrue(alone.text().contains("id=\"party-error\""));
    }

    @Test
    void whatTheBankToldOfAPersonIsTheirsToHaveAndErasedWithTheHousehold() {
        send(
                "31.03.2026;10,00;Mitglied 1001, dear all;Ada Lovelace\n"
                        + "31.03.2026;5,00;Mitglied 1002, greetings;Ben Jonson\n");
        lines(BankLine.State.PROPOSED).forEach(this::book);
        Person one = fixtures.personFor(coop.id(), ada.id());
        fixtures.personFor(coop.id(), ada.id());
        Person alone = fixtures.personFor(coop.id(), ben.id());
        PersonalData bank =
                personal.stream()
                        .filter(part -> part.part().equals("bank-lines"))
                        .findFirst()
                        .orElseThrow();
        String exported = bank.export(one.caller()).toString();
        assertTrue(exported.contains("Ada Lovelace"), exported);
        assertFalse(exported.contains("Ben Jonson"), exported);
        assertEquals(List.of(), bank.export(coop.member().caller()));
        bank.erase(one.caller());
        bank.erase(alone.caller());
        for (BankLine line : lines(BankLine.State.BOOKED)) {
            boolean isErased = line.amount().minor() == 5_00;
            assertEquals(isErased ? "" : "Ada Lovelace", line.name(), "one of Ada's is left");
            assertEquals(isErased, line.text().isEmpty());
        }
        assertEquals(5_00, balance(ben));
    }

    @Test
    void othersSeeNothingOfIt() {
        send("31.03.2026;10,00;1001;Ada\n");
        BankLine line = lines(BankLine.State.PROPOSED).getFirst();
        String path = PATH + "/lines/" + line.id();
        browser.as(fixtures.coop().bookkeeper().token());
        assertEquals(404, browser.get(path).status());
        assertEquals(404, browser.post(path + "/booking", "party", "1001").status());
        assertEquals(404, browser.post(path + "/aside").status());
        book(line);
        for (Person person :
                new Person[] {coop.member(), coop.supplier(), coop.buyer(), coop.administrator()}) {
            browser.as(person.token());
            assertEquals(403, browser.get(PATH).status());
            assertEquals(403, browser.get(path).status());
            assertEquals(403, book(line).status());
            assertEquals(403, send("31.03.2026;1,00;1001;x\n").status());
        }
        assertEquals(0, balance(ada));
    }
}
