package coop.cobuy.adapter.format.xlsx;

import coop.cobuy.adapter.format.table.TableRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a sheet, read as they are asked for. Numbers become plain decimals and days the
 * supplier's own form, so that they read as text cells do; what is no value gets a fault.
 */
final class SheetRows implements Iterator<TableRow> {

    /** Rows with anything in them or not. */
    static final int ROWS_MAX = 250_000;

    /** No column map has more; what stands further right has no head. */
    static final int COLUMNS_MAX = 500;

    private static final int NUMBER_LENGTH_MAX = 60;
    private static final int DIGITS_MAX = 25;

    /** What a spreadsheet shows of a number; the digits behind are how it is kept. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private final String sheet;
    private final PartReader reader;
    private final SharedTexts shared;
    private final DayStyles styles;
    private final char decimalMark;
    private final Function<LocalDate, String> days;
    private int row;
    private int count;
    private @Nullable TableRow next;

    SheetRows(
            String sheet,
            PartReader reader,
            SharedTexts shared,
            DayStyles styles,
            char decimalMark,
            Function<LocalDate, String> days) {
        this.sheet = sheet;
        this.reader = reader;
        this.shared = shared;
        this.styles = styles;
        this.decimalMark = decimalMark;
        this.days = days;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public TableRow next() {
        TableRow row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return row;
    }

    private @Nullable TableRow read() {
        String name = reader.nextStart();
        while (name != null && !name.equals("row")) {
            name = reader.nextStart();
        }
        if (name == null) {
            return null;
        }
        if (++count > ROWS_MAX) {
            throw new UnreadableWorkbookException(sheet, "more than " + ROWS_MAX + " rows");
        }
        row = number(reader.attribute("r"), row);
        return row();
    }

    /** The one that is said, or the next; never one that is behind. */
    private int number(@Nullable String said, int before) {
        if (said == null) {
            return before + 1;
        }
        int number = said.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(said) : 0;
        if (number <= before) {
            throw new UnreadableWorkbookException(
                    sheet,
                    "row "
                            + before
                            + " is followed by a row "
                            + (said.length() > 20 ? said.substring(0, 20) : said));
        }
        return number;
    }

    private TableRow row() {
        List<String> cells = new ArrayList<>();
        Map<Integer, String> faults = new HashMap<>();
        int outer = reader.depth();
        int column = -1;
        String name = reader.nextStartWithin(outer);
        while (name != null) {
            if (name.equals("c")) {
                column = column(reader.attribute("r"), column);
                Value value = value();
                if (column < COLUMNS_MAX && !value.isEmpty()) {
                    while (cells.size() < column) {
                        cells.add("");
                    }
                    cells.add(value.text());
                    if (value.fault() != null) {
                        faults.put(column, value.fault());
                    }
                }
            }
            name = reader.nextStartWithin(outer);
        }
        int at = row;
        return new TableRow(
                cells,
                faults,
                one -> sheet + "!" + letters(one) + at,
                one -> "sheet " + sheet + ", row " + at + ", column " + letters(one));
    }

    /** From 0; a cell that does not say where it stands follows the one before. */
    private int column(@Nullable String said, int before) {
        if (said == null) {
            return before + 1;
        }
        int column = 0;
        int i = 0;
        while (i < said.length() && i < 4 && said.charAt(i) >= 'A' && said.charAt(i) <= 'Z') {
            column = column * 26 + said.charAt(i) - 'A' + 1;
            i++;
        }
        boolean here = i > 0 && said.substring(i).equals(Integer.toString(row));
        if (!here || column - 1 <= before) {
            throw new UnreadableWorkbookException(
                    sheet,
                    "row "
                            + row
                            + " has a cell "
                            + (said.length() > 20 ? said.substring(0, 20) : said)
                            + " that is not the next of it");
        }
        return column - 1;
    }

    /** A column's name: A for 0, AA for 26. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        int rest = column + 1;
        while (rest > 0) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
            rest = (rest - 1) / 26;
        }
        return letters.toString();
    }

    /**
     * What stands in a cell.
     *
     * @param fault why it cannot be taken; null: it can
     */
    private record Value(String text, @Nullable String fault) {

        static Value fault(String reason) {
            return new Value("", reason);
        }

        boolean isEmpty() {
            return text.isEmpty() && fault == null;
        }
    }

    private Value value() {
        String type = reader.attribute("t", "n");
        String style = reader.attribute("s", "0");
        String raw = "";
        boolean formula = false;
        int outer = reader.depth();
        String name = reader.nextStartWithin(outer);
        while (name != null) {
            switch (name) {
                case "f" -> formula = true;
                case "v" -> raw = reader.text(SharedTexts.TEXT_MAX);
                case "is" -> raw = SharedTexts.text(reader);
                default -> {}
            }
            name = reader.nextStartWithin(outer);
        }
        return formula
                ? Value.fault("holds a formula; only values are read")
                : value(type, style, raw.strip());
    }

    private Value value(String type, String style, String raw) {
        if (raw.isEmpty()) {
            return new Value("", null);
        }
        return switch (type) {
            case "s" -> {
                String text = shared.at(raw);
                yield text == null
                        ? Value.fault("refers to a text that is not in the workbook")
                        : new Value(text, null);
            }
            case "str", "inlineStr" -> new Value(raw, null);
            case "b" -> new Value(raw.equals("1") ? "true" : "false", null);
            case "d" -> isoDay(raw);
            case "n" -> number(raw, style);
            default -> Value.fault("holds the error " + shortened(raw));
        };
    }

    private static String shortened(String raw) {
        return raw.length() > 20 ? raw.substring(0, 20) : raw;
    }

    private Value isoDay(String raw) {
        try {
            return new Value(days.apply(LocalDate.parse(raw.split("T", 2)[0])), null);
        } catch (DateTimeException e) {
            return Value.fault("holds no day: " + shortened(raw));
        }
    }

    private Value number(String raw, String style) {
        Optional<BigDecimal> number = number(raw);
        if (number.isEmpty()) {
            return Value.fault("holds no number that can be taken: " + shortened(raw));
        }
        if (styles.isDay(style)) {
            return styles.day(number.get())
                    .map(day -> new Value(days.apply(day), null))
                    .orElseGet(() -> Value.fault("holds a number that is no day: " + raw));
        }
        return new Value(number.get().toPlainString().replace('.', decimalMark), null);
    }

    /** As it is shown; empty if it is none, or one of more digits than anything here has. */
    private static Optional<BigDecimal> number(String raw) {
        if (raw.length() > NUMBER_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(raw).round(SHOWN).stripTrailingZeros();
            boolean fits =
                    number.scale() <= DIGITS_MAX
                            && (long) number.precision() - number.scale() <= DIGITS_MAX;
            return fits ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
