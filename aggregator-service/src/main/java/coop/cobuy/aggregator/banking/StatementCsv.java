package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.PaymentDay;
import coop.cobuy.aggregator.ledger.Payments.Direction;
import coop.cobuy.aggregator.ledger.Transfer;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.aggregator.platform.WrittenAmount;
import coop.cobuy.money.Money;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads statements as banks give them for spreadsheets, by a map of columns. An amount below zero
 * went out. Text that is not UTF-8 is taken for Windows-1252, which German banks still write.
 */
final class StatementCsv {

    /** Fields that a file must have a column for. */
    static final List<String> REQUIRED = List.of("date", "amount", "text");

    /** Fields that it may have one for. */
    static final List<String> OPTIONAL = List.of("name", "iban", "reference", "currency");

    private static final Pattern GERMAN_DAY =
            Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4}|[0-9]{2})");
    private static final int CENTURY = 2000;
    private static final int SHORT_YEARS = 100;

    private StatementCsv() {}

    /** All fields. */
    static List<String> fields() {
        List<String> all = new ArrayList<>(REQUIRED);
        all.addAll(OPTIONAL);
        return all;
    }

    /**
     * @param currency the co-op's
     * @throws BadInput if the file as a whole cannot be used
     */
    static Statement read(String file, ColumnMap columns, byte[] content, Currency currency) {
        Parsed<CsvRow> parsed =
                new CsvRows(file, columns, REQUIRED, OPTIONAL).read(unicode(content));
        List<RowProblem> problems = new ArrayList<>(parsed.problems());
        List<StatementLine> lines = new ArrayList<>();
        for (CsvRow row : parsed.rows()) {
            StatementLine line = line(row, currency, problems);
            if (line != null) {
                lines.add(line);
            }
        }
        problems.sort(Comparator.comparingLong(RowProblem::line));
        return new Statement("", lines, 0, problems);
    }

    private static byte[] unicode(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return content;
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static @Nullable StatementLine line(
            CsvRow row, Currency currency, List<RowProblem> problems) {
        Money amount = amount(row, currency, problems);
        LocalDate day = day(row, problems);
        boolean isForeign =
                row.has("currency") && !row.get("currency").equals(currency.getCurrencyCode());
        if (isForeign) {
            problems.add(row.problem("currency", say("currency", currency.getCurrencyCode())));
        }
        if (amount == null || day == null || isForeign) {
            return null;
        }
        boolean isOut = amount.isNegative();
        return new StatementLine(
                row.line(),
                row.get("reference"),
                isOut ? Direction.OUT : Direction.IN,
                isOut ? amount.negated() : amount,
                day,
                row.get("name"),
                row.get("iban").replaceAll("\\s", ""),
                row.get("text").replaceAll("\\s+", " "),
                "");
    }

    private static @Nullable Money amount(
            CsvRow row, Currency currency, List<RowProblem> problems) {
        try {
            String plain =
                    row.get("amount")
                            .replace(currency.getCurrencyCode(), "")
                            .replace("€", "")
                            .replace('\u2212', '-');
            Money amount = WrittenAmount.parse(plain, currency);
            if (!amount.isZero() && Math.abs(amount.minor()) <= Transfer.AMOUNT_MAX) {
                return amount;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told as below
        }
        problems.add(row.problem("amount", say("csv.amount")));
        return null;
    }

    private static Sentence say(String key, Object... arguments) {
        return Sentence.beside(StatementCsv.class, key, arguments);
    }

    private static @Nullable LocalDate day(CsvRow row, List<RowProblem> problems) {
        String text = row.get("date");
        Matcher german = GERMAN_DAY.matcher(text);
        try {
            if (!german.matches()) {
                return PaymentDay.parse(text);
            }
            int year = Integer.parseInt(german.group(3));
            return PaymentDay.parse(
                    "%04d-%02d-%02d"
                            .formatted(
                                    year < SHORT_YEARS ? year + CENTURY : year,
                                    Integer.parseInt(german.group(2)),
                                    Integer.parseInt(german.group(1))));
        } catch (IllegalArgumentException e) {
            problems.add(row.problem("date", say("csv.day")));
            return null;
        }
    }
}
