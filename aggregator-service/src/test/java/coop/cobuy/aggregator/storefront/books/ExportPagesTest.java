package coop.cobuy.aggregator.storefront.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.exports.DatevSettings;
import coop.cobuy.aggregator.exports.Exports;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Journal;
import coop.cobuy.aggregator.ledger.JournalHead;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journal as a table, for DATEV and for beancount: all of it, once, and adding up to zero. */
@MicronautTest(transactional = false)
class ExportPagesTest implements TestServers {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Members members;
    @Inject Ledger ledger;
    @Inject Exports exports;
    @Inject IdSource ids;
    @Inject Clock clock;
    @Inject PageBrowser browser;
    private TestCoop coop;
    private Member ada;
    private SupplierId mill;
    private LocalDate today;

    @BeforeEach
    void makeBooks() {
        coop = fixtures.coop();
        ada = members.create(coop.id(), new NewMember("1001", "Ada; \"A\"", null));
        members.create(coop.id(), new NewMember("=cmd|x", "Ben", null));
        mill = roundFixtures.supplier(coop);
        today = LocalDate.ofInstant(clock.instant(), ZONE);
        browser.as(coop.bookkeeper().token());
        post("=Payment \"in\"; ä", "ref/1", List.of(move(bank(), ada(), 5000)));
        post(
                "Settlement",
                null,
                List.of(
                        move(ada(), AccountKey.coop(AccountKind.CLEARING), 1234),
                        move(ada(), AccountKey.coop(AccountKind.FEES), 66),
                        move(
                                AccountKey.coop(AccountKind.CLEARING),
                                AccountKey.supplier(mill),
                                1234)));
        Member ben = members.byNumber(coop.id(), "=cmd|x").orElseThrow();
        post("Payment", "r2", List.of(move(bank(), AccountKey.member(ben.id()), 7)));
    }

    private AccountKey ada() {
        return AccountKey.member(ada.id());
    }

    private static AccountKey bank() {
        return AccountKey.coop(AccountKind.BANK);
    }

    private static Transfer move(AccountKey debit, AccountKey credit, long cents) {
        return new Transfer(debit, credit, new Money(cents, Fixtures.EUR), "TEST");
    }

    private void post(String text, String reference, List<Transfer> transfers) {
        JournalHead head =
                new JournalHead(
                        new JournalId(ids.next()),
                        JournalKind.PAYMENT,
                        text,
                        reference,
                        reference == null ? null : LocalDate.of(2026, 3, 31),
                        null,
                        null);
        ledger.post(coop.id(), new Journal(head, transfers));
    }

    private String path(String format) {
        return "/books/exports/file?format=%s&from=%s&to=%s".formatted(format, today, today);
    }

    private Exports.Days days() {
        return new Exports.Days(today, today, ZONE);
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    @Test
    void theTableHoldsEveryTransferAndItsSumsAreTheBalances() {
        Page file = browser.get(path("csv"));
        assertEquals(200, file.status(), file.text());
        assertTrue(file.header("Content-Disposition").contains("journal_" + today), "attached");
        assertTrue(file.header("Content-Type").startsWith("text/csv"), file.header("Content-Type"));
        List<NamedCsvRecord> rows = rows(file.text());
        assertEquals(5, rows.size());
        Map<String, Long> balances = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            long cents = new BigDecimal(row.getField("amount")).movePointRight(2).longValueExact();
            balances.merge(row.getField("debit_account"), -cents, Long::sum);
            balances.merge(row.getField("credit_account"), cents, Long::sum);
        }
        assertEquals(0, balances.values().stream().mapToLong(Long::longValue).sum());
        assertEquals(-5007, balances.get("BANK"));
        assertEquals(ledger.balance(coop.id(), Fixtures.EUR, bank()).minor(), balances.get("BANK"));
        assertEquals(5000 - 1300 + 7, balances.get("MEMBER"));
        assertEquals(1234, balances.get("SUPPLIER"));
        assertEquals(0, balances.get("CLEARING"));
        NamedCsvRecord first = rows.getFirst();
        assertEquals("'=Payment \"in\"; ä", first.getField("text"), "no formula for a spreadsheet");
        assertEquals("1001", first.getField("credit_number"));
        assertEquals("Ada; \"A\"", first.getField("credit_name"));
        assertEquals("2026-03-31", first.getField("document_date"));
        assertEquals("'=cmd|x", rows.getLast().getField("credit_number"));
    }

    @Test
    void datevGetsAPostingBatchAsItIsDescribed() throws IOException {
        byte[] bytes =
                exports.datev(
                                coop.bookkeeper().caller(),
                                days(),
                                new DatevSettings(29098, 55003, DatevSettings.usual()))
                        .readAllBytes();
        String text = new String(bytes, Charset.forName("windows-1252"));
        String[] lines = text.split("\r\n");
        assertEquals(2 + 5, lines.length);
        String[] header = lines[0].split(";", -1);
        assertEquals(31, header.length);
        String day = today.toString().replace("-", "");
        assertTrue(
                lines[0].matches(
                        "\"EXTF\";700;21;\"Buchungsstapel\";13;[0-9]{17};;\"CB\";\"\";\"\";29098;55003;"
                                + day.substring(0, 4)
                                + "0101;4;"
                                + day
                                + ";"
                                + day
                                + ";\"Cobuy\";\"\";1;0;0;\"EUR\";;\"\";;;\"\";;;\"\";\"\""),
                lines[0]);
        assertEquals(125, lines[1].split(";", -1).length);
        long debit = 0;
        Map<String, Long> accounts = new TreeMap<>();
        for (int i = 2; i < lines.length; i++) {
            List<String> cells = cells(lines[i]);
            assertEquals(125, cells.size(), lines[i]);
            assertTrue(cells.get(0).matches("[0-9]{1,10},[0-9]{2}"), cells.get(0));
            assertEquals("\"S\"", cells.get(1));
            assertTrue(cells.get(6).matches("[0-9]{4,5}") && cells.get(7).matches("[0-9]{4,5}"));
            assertEquals(day.substring(6) + day.substring(4, 6), cells.get(9));
            assertTrue(cells.get(10).matches("\"[\\w$&%*+/-]{1,36}\""), cells.get(10));
            assertTrue(cells.get(13).length() <= 62, cells.get(13));
            assertEquals("0", cells.get(113));
            long cents = Long.parseLong(cells.get(0).replace(",", ""));
            debit += cents;
            accounts.merge(cells.get(6), -cents, Long::sum);
            accounts.merge(cells.get(7), cents, Long::sum);
        }
        assertEquals(5000 + 1234 + 66 + 1234 + 7, debit);
        assertEquals(
                Map.of(
                        "10001", 3700L, "10002", 7L, "1200", -5007L, "1590", 0L, "2700", 66L,
                        "70001", 1234L),
                accounts);
        assertTrue(text.contains("ä"), "in Windows-1252");
    }

    /** Semicolons within quotation marks part nothing. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^;]*)(;|$)").matcher(line);
        int at = 0;
        while (cell.find(at)) {
            cells.add(cell.group(1));
            at = cell.end();
            if (cell.group(2).isEmpty()) {
                break;
            }
        }
        return cells;
    }

    @Test
    void beancountGetsTransactionsThatBalanceOnOpenAccounts() throws IOException {
        String text =
                new String(
                        exports.beancount(coop.bookkeeper().caller(), days()).readAllBytes(),
                        StandardCharsets.UTF_8);
        Pattern posting = Pattern.compile("  ([A-Z][A-Za-z0-9:-]+)  (-?[0-9]+\\.[0-9]{2}) EUR");
        List<String> open = new ArrayList<>();
        long sum = 0;
        int transactions = 0;
        for (String line : text.split("\n")) {
            Matcher amount = posting.matcher(line);
            if (line.startsWith(today + " open ")) {
                open.add(line.split(" ")[2]);
            } else if (line.startsWith(today + " * ")) {
                assertEquals(0, sum, line);
                transactions++;
            } else if (amount.matches()) {
                assertTrue(open.contains(amount.group(1)), line);
                sum += Long.parseLong(amount.group(2).replace(".", ""));
            } else {
                assertTrue(line.matches("|;.*|  [a-z]+: .*"), line);
            }
        }
        assertEquals(0, sum);
        assertEquals(3, transactions);
        assertTrue(text.contains("Liabilities:Members:N-1001"), text);
        assertTrue(text.contains("Liabilities:Members:R-2"), text);
        assertTrue(text.contains("\"=Payment \\\"in\\\"; ä\""), text);
    }

    @Test
    void largeJournalsComeInPiecesAndWhole() throws IOException {
        List<Transfer> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(move(ada(), AccountKey.coop(AccountKind.FEES), 1 + i % 7));
        }
        post("large", null, many);
        for (int i = 0; i < 1_050; i++) {
            post("small " + i, null, List.of(move(bank(), ada(), 1)));
        }
        String csv =
                new String(
                        exports.table(coop.bookkeeper().caller(), days()).readAllBytes(),
                        StandardCharsets.UTF_8);
        List<NamedCsvRecord> rows = rows(csv);
        assertEquals(5 + 2_500 + 1_050, rows.size());
        assertEquals(
                rows.size(),
                rows.stream()
                        .map(row -> row.getField("journal") + row.getField("line"))
                        .distinct()
                        .count());
    }

    @Test
    void whatIsOfAnotherDayOrCoopIsNotInIt() {
        String tomorrow = today.plusDays(1).toString();
        Page other =
                browser.get("/books/exports/file?format=csv&from=" + tomorrow + "&to=" + tomorrow);
        assertEquals(0, rows(other.text()).size());
        browser.as(fixtures.coop().bookkeeper().token());
        assertEquals(0, rows(browser.get(path("csv")).text()).size());
        for (Person person :
                new Person[] {coop.member(), coop.supplier(), coop.buyer(), coop.administrator()}) {
            browser.as(person.token());
            assertEquals(403, browser.get("/books/exports").status());
            assertEquals(403, browser.get(path("csv")).status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "format=csv&from=2026-01-01&to=soon, to",
        "format=csv&from=2026-02-01&to=2026-01-01, to",
        "format=xls&from=2026-01-01&to=2026-01-31, format",
        "format=datev&from=2025-12-31&to=2026-01-01, adviser",
        "format=datev&from=2026-01-01&to=2026-01-31&adviser=12&client=1, adviser",
        "format=datev&from=2026-01-01&to=2026-01-31&adviser=1001&client=1&account.BANK=x,"
                + " account.BANK",
    })
    void whatIsWrongIsToldBesideTheField(String query, String field) {
        Page again = browser.get("/books/exports/file?" + query);
        assertEquals(422, again.status(), again.text());
        assertTrue(again.text().contains("id=\"" + field + "-error\""), again.text());
    }

    @Test
    void thePageProposesTheMonthBefore() {
        Page page = browser.get("/books/exports");
        assertEquals(200, page.status(), page.text());
        assertEquals(today.withDayOfMonth(1).minusDays(1).toString(), page.value("to"));
        assertEquals("1200", page.value("account.BANK"));
    }
}
