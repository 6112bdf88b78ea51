package coop.cobuy.adapter.format.bnn;

import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.segment.Decimal;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Reads a price list BNN-3: the good lines, and a problem with line and column for each bad one. A
 * file without its end is refused as a whole, as part of it may be missing.
 */
final class BnnPriceList {

    private static final int EXTENT = 4;
    private static final int CURRENCY = 6;
    private static final int FROM = 7;
    private static final int UNTIL = 8;
    private static final int CREATED = 9;
    private static final int TIME = 10;
    private static final int FILE = 11;
    private static final int SKU = 0;
    private static final int CHANGE = 1;
    private static final int GTIN = 4;
    private static final int NAME = 6;
    private static final int BRAND = 10;
    private static final int COUNTRY = 12;
    private static final int CERTIFICATION = 13;
    private static final int PER_PACK = 22;
    private static final int UNIT = 23;
    private static final int VAT = 33;
    private static final int NET_PRICE = 37;
    private static final int BREAK_FROM = 40;
    private static final int BREAK_PRICE = 41;
    private static final int LINES_MAX = 200_000;
    private static final int PROBLEMS_MAX = 100;
    private static final int TEXT_MAX = 200;
    private static final int NUMBER_MAX = 64;
    private static final int SKU_MAX = 64;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private final BnnOptions options;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private @Nullable CsvRecord head;
    private boolean ended;

    BnnPriceList(BnnOptions options) {
        this.options = options;
    }

    Read read(String text) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(';')
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            while (records.hasNext() && !ended && lines.size() < LINES_MAX) {
                take(records.next());
            }
        } catch (CsvParseException e) {
            return refused("", "no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CsvRecord first = head;
        if (first == null) {
            return refused("line@1", "a price list begins with BNN;3 (line 1)");
        }
        if (!ended) {
            return refused("", "the list has no end: the last line with ;;99 is missing");
        }
        PriceList list =
                new PriceList(
                        number(first),
                        complete(first),
                        currency(first).getCurrencyCode(),
                        day(first, FROM),
                        day(first, UNTIL),
                        lines);
        return lines.isEmpty() && !problems.isEmpty()
                ? new Read.NotUnderstood(problems)
                : new Read.Understood(list, problems);
    }

    private static Read refused(String pointer, String reason) {
        return new Read.NotUnderstood(List.of(new FieldProblem(pointer, reason)));
    }

    private void take(CsvRecord record) {
        if (head == null) {
            if (at(record, 0).equals("BNN") && at(record, 1).equals("3")) {
                head = record;
            } else {
                ended = true;
            }
            return;
        }
        if (at(record, 0).isEmpty() && at(record, 2).equals("99")) {
            ended = true;
            return;
        }
        if (record.getFieldCount() > 1) {
            line(record);
        }
    }

    private static String at(CsvRecord record, int column) {
        return column < record.getFieldCount() ? record.getField(column).strip() : "";
    }

    private static boolean complete(CsvRecord first) {
        return at(first, EXTENT).equals("V");
    }

    /** Sender, day and number of the file tell lists apart. */
    private static String number(CsvRecord first) {
        String number =
                String.join(
                        "-",
                        "BNN3",
                        at(first, FROM),
                        at(first, CREATED),
                        at(first, TIME),
                        at(first, FILE));
        return number.substring(0, Math.min(NUMBER_MAX, number.length()));
    }

    private Currency currency(CsvRecord first) {
        String code = at(first, CURRENCY);
        try {
            Currency currency = Currency.getInstance(code.isEmpty() ? "EUR" : code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        problem(first, CURRENCY, "an ISO 4217 code such as EUR is expected");
        return Currency.getInstance("EUR");
    }

    private @Nullable String day(CsvRecord first, int column) {
        String text = at(first, column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text, DAY).toString();
        } catch (DateTimeException e) {
            problem(first, column, "a day such as 20261130 is expected");
            return null;
        }
    }

    private void problem(CsvRecord record, int column, String reason) {
        if (problems.size() < PROBLEMS_MAX) {
            long line = record.getStartingLineNumber();
            problems.add(
                    new FieldProblem(
                            "line@" + line + "/" + column,
                            reason
                                    + " (line "
                                    + line
                                    + ", column "
                                    + column
                                    + ": \""
                                    + shown(at(record, column))
                                    + "\")"));
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void line(CsvRecord record) {
        int before = problems.size();
        String sku = at(record, SKU);
        if (sku.isEmpty() || sku.length() > SKU_MAX) {
            problem(record, SKU, "an article number is expected");
        }
        Change change =
                switch (at(record, CHANGE)) {
                    case "N" -> Change.ADDED;
                    case "X", "V" -> Change.WITHDRAWN;
                    case "A", "R", "W" -> Change.CHANGED;
                    default -> null;
                };
        if (change == null) {
            problem(record, CHANGE, "one of N, A, X, R, V, W is expected");
            return;
        }
        Line line =
                change == Change.WITHDRAWN ? withdrawn(record, sku) : offered(record, sku, change);
        if (line != null && problems.size() == before) {
            lines.add(line);
        }
    }

    private static @Nullable String text(CsvRecord record, int column) {
        String text = at(record, column);
        return text.isEmpty() ? null : text.substring(0, Math.min(TEXT_MAX, text.length()));
    }

    private Line withdrawn(CsvRecord record, String sku) {
        return new Line(
                sku,
                null,
                Change.WITHDRAWN,
                text(record, NAME),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private @Nullable Line offered(CsvRecord record, String sku, Change change) {
        String name = text(record, NAME);
        if (name == null) {
            problem(record, NAME, "a name is expected");
            return null;
        }
        Size size = size(record);
        Units perPack = units(record, PER_PACK);
        String price = price(record, NET_PRICE);
        if (size == null || perPack == null || price == null) {
            return null;
        }
        String vat = options.vatPercents().get(at(record, VAT));
        if (vat == null) {
            problem(record, VAT, "a VAT code of the profile's vatCodes is expected");
            return null;
        }
        return new Line(
                sku,
                gtin(record),
                change,
                size.named(name),
                size.unit,
                new CasePack(perPack).unitsPerCase().toString(),
                price,
                vat,
                null,
                null,
                breaks(record),
                text(record, BRAND),
                country(record),
                text(record, CERTIFICATION));
    }

    /**
     * What one of it is.
     *
     * @param text how much is in one, for a piece that is named by its content
     */
    private record Size(String unit, String text) {

        String named(String name) {
            boolean told = text.isEmpty() || name.contains(text);
            return told ? name : name + ", " + text;
        }
    }

    /** {@code 500 g} and {@code 3 x 100g} are pieces, {@code kg} alone is weighed out. */
    private @Nullable Size size(CsvRecord record) {
        String text = at(record, UNIT).replaceAll("\\(.*", "").strip();
        if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            return new Size(UnitCode.PIECE.code(), text);
        }
        String meaning = options.unitCodes().meaning(text.toUpperCase(Locale.ROOT));
        if (meaning == null) {
            meaning = options.unitCodes().meaning(text);
        }
        if (meaning == null || options.unitCodes().isCase(text)) {
            problem(record, UNIT, "a unit is expected; the profile's unitCodes can name it");
            return null;
        }
        return new Size(meaning, "");
    }

    private @Nullable Units units(CsvRecord record, int column) {
        try {
            Units units = Units.parse(Decimal.plain(at(record, column)));
            if (!units.isZero() && units.compareTo(Units.MAX) <= 0) {
                return units;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told below
        }
        problem(record, column, "a number above zero, with up to three decimals, is expected");
        return null;
    }

    private @Nullable String price(CsvRecord record, int column) {
        try {
            return UnitPrice.parse(Decimal.plain(at(record, column)), Currency.getInstance("EUR"))
                    .toString();
        } catch (IllegalArgumentException e) {
            problem(record, column, "a price such as 1,99 is expected");
            return null;
        }
    }

    private @Nullable String gtin(CsvRecord record) {
        String gtin = at(record, GTIN);
        if (gtin.isEmpty() || gtin.matches("0+")) {
            return null;
        }
        if (!gtin.matches("[0-9]{8,14}")) {
            problem(record, GTIN, "a GTIN of 8 to 14 digits is expected");
            return null;
        }
        return gtin;
    }

    private static @Nullable String country(CsvRecord record) {
        String country = at(record, COUNTRY);
        return country.matches("[A-Z]{2}") ? country : null;
    }

    private List<Break> breaks(CsvRecord record) {
        boolean none = at(record, BREAK_FROM).replace(",", "").matches("0*");
        if (none || at(record, BREAK_PRICE).isEmpty()) {
            return List.of();
        }
        Units from = units(record, BREAK_FROM);
        String price = price(record, BREAK_PRICE);
        return from == null || price == null
                ? List.of()
                : List.of(new Break(from.toString(), price));
    }
}
