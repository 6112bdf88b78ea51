package coop.cobuy.aggregator.banking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.aggregator.platform.BadInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;

class Camt053Test {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static byte[] document(String version, String entries) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s">
        <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
        <Stmt><Id>S1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>
        %s
        </Stmt></BkToCstmrStmt></Document>
        """
                .formatted(version, entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String inner) {
        return "<Ntry>" + inner + "</Ntry>";
    }

    private static String paid(String amount, String reference, String details) {
        return entry(
                "<Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-31</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>%s"
                        .formatted(amount, reference, details));
    }

    private static Statement read(byte[] content) {
        return Camt053.read("statement.xml", content, EUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "08", "13"})
    void readsAnEntryOfEachVersion(String version) {
        boolean isOld = version.equals("02");
        String name = isOld ? "<Nm>Ada &amp; Ben</Nm>" : "<Pty><Nm>Ada &amp; Ben</Nm></Pty>";
        String status = isOld ? "BOOK" : "<Cd>BOOK</Cd>";
        Statement statement =
                read(
                        document(
                                version,
                                entry(
                                        """
                                        <NtryRef>1</NtryRef><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                                        <Sts>%s</Sts><BookgDt><DtTm>2026-03-31T10:00:00+02:00</DtTm></BookgDt>
                                        <AcctSvcrRef>REF-1</AcctSvcrRef>
                                        <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
                                        <RltdPties><Dbtr>%s</Dbtr><DbtrAcct><Id><IBAN>DE1</IBAN></Id></DbtrAcct>
                                        <Cdtr><Nm>Co-op</Nm></Cdtr></RltdPties>
                                        <RmtInf><Ustrd>Mitglied 1001</Ustrd><Ustrd>March</Ustrd></RmtInf></TxDtls></NtryDtls>
                                        """
                                                .formatted(status, name))));
        assertEquals("DE02120300000000202051", statement.account());
        assertEquals(List.of(), statement.problems());
        StatementLine line = statement.lines().getFirst();
        assertEquals("REF-1", line.bankReference());
        assertEquals(Direction.IN, line.direction());
        assertEquals(12_50, line.amount().minor());
        assertEquals("2026-03-31", line.bookedOn().toString());
        assertEquals("Ada & Ben", line.name());
        assertEquals("DE1", line.iban());
        assertEquals("Mitglied 1001 March", line.text());
    }

    @Test
    void aBatchBecomesOneLineForEachOfItsTransactionsIfTheyAddUp() {
        String two =
                """
                <NtryDtls><TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">4.00</Amt></TxAmt></AmtDtls>
                <RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
                <TxDtls><Amt Ccy="EUR">6.00</Amt><Refs><AcctSvcrRef>OWN</AcctSvcrRef></Refs></TxDtls></NtryDtls>
                """;
        List<StatementLine> lines =
                read(document("08", paid("10.00", "B", two) + paid("11.00", "C", two))).lines();
        assertEquals(3, lines.size());
        assertEquals("B/1", lines.get(0).bankReference());
        assertEquals("RF18539007547034", lines.get(0).structured());
        assertEquals("OWN", lines.get(1).bankReference());
        assertEquals(6_00, lines.get(1).amount().minor());
        assertEquals(11_00, lines.get(2).amount().minor(), "does not add up: one line");
    }

    @Test
    void whatIsPendingIsPassedOverAndWhatIsWrongHasItsPlace() {
        String pending =
                entry(
                        "<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts>");
        String foreign = paid("1.00", "X", "").replace("\"EUR\"", "\"USD\"");
        String odd =
                "\n"
                        + paid("much", "Y", "")
                        + "\n"
                        + paid("1.00", "Z", "").replace("2026-03-31", "soon");
        String unsigned = paid("1.00", "W", "").replace("CRDT", "CR");
        Statement statement =
                read(document("08", pending + foreign + odd + unsigned + paid("2.00", "OK", "")));
        assertEquals(1, statement.pending());
        assertEquals(1, statement.lines().size());
        assertEquals("OK", statement.lines().getFirst().bankReference());
        assertEquals(
                List.of("5 Amt Ccy USD", "6 Amt much", "7 BookgDt soon", "7 CdtDbtInd CR"),
                statement.problems().stream()
                        .map(p -> p.line() + " " + p.column() + " " + p.text())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<Document/>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/>",
                "<Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>",
                "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                        + " \"&a;&a;&a;&a;&a;&a;\">]><d>&b;</d>",
            })
    void refusesWhatIsNoStatement(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        BadInput bad = assertThrows(BadInput.class, () -> read(content));
        assertEquals("file", bad.errors().getFirst().pointer());
    }

    @Test
    void saysWhereReadingBrokeOff() {
        byte[] content = document("08", "\n\n<Ntry></Wrong>");
        BadInput bad = assertThrows(BadInput.class, () -> read(content));
        assertTrue(bad.errors().getFirst().reason().startsWith("line 7:"), bad::getMessage);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        byte[] content = document("08", "<a>".repeat(50) + "</a>".repeat(50));
        assertThrows(BadInput.class, () -> read(content));
    }
}
