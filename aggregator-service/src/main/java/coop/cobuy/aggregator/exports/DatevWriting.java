package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Posting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * The journal as a posting batch of the DATEV format (EXTF 700, category 21, version 13), as DATEV
 * describes it under {@code https://developer.datev.de/datev/platform/de/dtvf}. Header fields by
 * their numbers there: 1 mark, 2 version of the header, 3 and 4 category, 5 its version, 6 made at,
 * 8 origin, 11 adviser, 12 client, 13 begin of the business year, 14 digits of an account, 15 and
 * 16 the period, 17 name, 19 kind (1: financial), 20 purpose (0: all), 21 locked (0: no), 22
 * currency. Columns that are filled: 1 amount, 2 S for debit of column 7, 3 currency, 7 account, 8
 * contra account, 10 day and month, 11 document (36 characters), 14 text (60 characters), 114
 * locked (0). Members are debtors from 10001 on and suppliers creditors from 70001 on, in the order
 * in which they came. Text is Windows-1252, as the format wants it.
 */
final class DatevWriting implements Writing {

    private static final int DEBTORS = 10_000;
    private static final int CREDITORS = 70_000;
    private static final int DEBTORS_MAX = 59_999;
    private static final int CREDITORS_MAX = 29_999;
    private static final int COLUMNS = 125;
    private static final int LOCKED = 114;
    private static final int DOCUMENT_MAX = 36;
    private static final int TEXT_MAX = 60;
    private static final String END = "\r\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final DateTimeFormatter DOCUMENT_DAY = DateTimeFormatter.ofPattern("ddMM");

    private final Map<AccountKey, Party> parties;
    private final DatevSettings settings;
    private final Span span;

    /**
     * What the file covers.
     *
     * @param from and {@code to}: days of one year
     */
    record Span(LocalDate from, LocalDate to, ZoneId zone, String currency, Instant made) {}

    DatevWriting(Map<AccountKey, Party> parties, DatevSettings settings, Span span) {
        this.parties = parties;
        this.settings = settings;
        this.span = span;
    }

    @Override
    public String head() {
        String made = MADE.format(span.made().atZone(span.zone()));
        String header =
                "\"EXTF\";700;21;\"Buchungsstapel\";13;%s;;\"CB\";\"\";\"\";%d;%d;%s;4;%s;%s;\"Cobuy\";\"\";1;0;0;\"%s\";;\"\";;;\"\";;;\"\";\"\""
                        .formatted(
                                made,
                                settings.adviser(),
                                settings.client(),
                                DAY.format(span.from().withDayOfYear(1)),
                                DAY.format(span.from()),
                                DAY.format(span.to()),
                                span.currency());
        return header + END + String.join(";", DatevColumns.NAMES) + END;
    }

    @Override
    public String body(List<Posting> postings) {
        StringBuilder rows = new StringBuilder();
        for (Posting posting : postings) {
            rows.append(row(posting)).append(END);
        }
        return rows.toString();
    }

    @Override
    public String foot() {
        return "";
    }

    private String row(Posting posting) {
        String[] cells = new String[COLUMNS];
        java.util.Arrays.fill(cells, "");
        cells[0] = posting.amount().decimal().replace('.', ',');
        cells[1] = "\"S\"";
        cells[2] = quoted(posting.amount().currency().getCurrencyCode());
        cells[6] = Integer.toString(account(posting.debit()));
        cells[7] = Integer.toString(account(posting.credit()));
        cells[9] = DOCUMENT_DAY.format(posting.at().atZone(span.zone()));
        cells[10] = quoted(document(posting));
        cells[13] = quoted(text(posting));
        cells[LOCKED - 1] = "0";
        return String.join(";", cells);
    }

    private int account(AccountKey key) {
        int rank = parties.getOrDefault(key, Party.COOP).rank();
        return switch (key.kind()) {
            case MEMBER -> personal(DEBTORS, rank, DEBTORS_MAX);
            case SUPPLIER -> personal(CREDITORS, rank, CREDITORS_MAX);
            case BANK, OPENING, COOP_COSTS, STOCK, ROUNDING, FEES, VAT, DEPOSIT, CLEARING ->
                    settings.accounts().getOrDefault(key.kind(), 0);
        };
    }

    private static int personal(int first, int rank, int max) {
        if (rank < 1 || rank > max) {
            throw new IllegalStateException(
                    "rank of a personal account: " + rank + " (expected: 1 to " + max + ")");
        }
        return first + rank;
    }

    /** Letters, digits and a few signs are allowed there. */
    private static String document(Posting posting) {
        String reference =
                posting.reference() == null ? posting.journal().toString() : posting.reference();
        String plain = reference.replaceAll("[^A-Za-z0-9$&%*+/-]", "-");
        return plain.substring(0, Math.min(plain.length(), DOCUMENT_MAX));
    }

    private String text(Posting posting) {
        Party party = parties.getOrDefault(posting.debit(), Party.COOP);
        if (party.rank() == 0) {
            party = parties.getOrDefault(posting.credit(), Party.COOP);
        }
        String text = (party.number() + " " + posting.text() + " " + posting.purpose()).strip();
        return text.substring(0, Math.min(text.length(), TEXT_MAX));
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("\\p{Cntrl}", " ").replace("\"", "\"\"") + "\"";
    }
}
