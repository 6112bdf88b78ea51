package coop.cobuy.adapter.format.table;

import coop.cobuy.adapter.format.segment.Decimal;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One row's cells by their fields; what is wrong goes to a list, with its place. */
final class AnswerCells {

    private static final int PROBLEMS_MAX = 100;
    private static final Currency ANY = Currency.getInstance("EUR");

    private final TableRow row;
    private final Map<AnswerField, Integer> columns;
    private final Map<AnswerField, String> fixed;
    private final DateTimeFormatter days;
    private final char decimalMark;
    private final List<FieldProblem> problems;

    AnswerCells(
            TableRow row,
            Map<AnswerField, Integer> columns,
            Map<AnswerField, String> fixed,
            DateTimeFormatter days,
            char decimalMark,
            List<FieldProblem> problems) {
        this.row = row;
        this.columns = columns;
        this.fixed = fixed;
        this.days = days;
        this.decimalMark = decimalMark;
        this.problems = problems;
    }

    /** The same row, with what is wrong going to another list. */
    AnswerCells reporting(List<FieldProblem> other) {
        return new AnswerCells(row, columns, fixed, days, decimalMark, other);
    }

    String raw(AnswerField field) {
        Integer column = columns.get(field);
        String cell = column == null ? "" : row.at(column);
        String fault = column == null ? null : row.fault(column);
        if (fault != null) {
            problem(field, fault);
        }
        return cell.isEmpty() ? fixed.getOrDefault(field, "") : cell;
    }

    boolean has(AnswerField field) {
        return !raw(field).isEmpty();
    }

    /** What cannot be taken is told once, with its first reason. */
    void problem(AnswerField field, String reason) {
        Integer column = columns.get(field);
        int place = column == null ? 0 : column;
        String pointer = row.pointer().apply(place);
        boolean told =
                column != null
                        && row.fault(column) != null
                        && problems.stream().anyMatch(one -> one.pointer().equals(pointer));
        if (!told && problems.size() < PROBLEMS_MAX) {
            problems.add(
                    new FieldProblem(
                            pointer,
                            field.id() + ": " + reason + " (" + row.place().apply(place) + ")"));
        }
    }

    String text(AnswerField field, int lengthMax) {
        String text = raw(field);
        if (text.isEmpty()) {
            problem(field, "is missing");
        } else if (text.length() > lengthMax) {
            problem(field, "is longer than " + lengthMax + " characters");
        } else if (text.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            problem(field, "holds control characters");
        }
        return text;
    }

    @Nullable String optionalText(AnswerField field, int lengthMax) {
        return has(field) ? text(field, lengthMax) : null;
    }

    /**
     * @param standIn for what cannot be read, which is told
     */
    private <T> T parsed(AnswerField field, String expected, T standIn, Function<String, T> parse) {
        String text = raw(field);
        if (text.isEmpty()) {
            problem(field, "is missing");
            return standIn;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            problem(field, expected + " is expected, not \"" + shown + "\"");
            return standIn;
        }
    }

    /** A comma where a point is expected would be a thousand for a tenth: it is refused. */
    private String decimal(String text) {
        boolean foreign = text.indexOf(decimalMark == ',' ? '.' : ',') >= 0;
        if (foreign) {
            throw new IllegalArgumentException(text);
        }
        return Decimal.plain(text);
    }

    /** Zero or more; the stand-in for a bad one is none. */
    Units units(AnswerField field) {
        return parsed(
                field,
                "a number, zero or more, with up to three decimals,",
                Units.ZERO,
                cell -> {
                    Units units = Units.parse(decimal(cell));
                    if (units.compareTo(Units.MAX) > 0) {
                        throw new IllegalArgumentException(cell);
                    }
                    return units;
                });
    }

    @Nullable String optionalUnits(AnswerField field) {
        return has(field) ? units(field).toString() : null;
    }

    String price(AnswerField field) {
        return parsed(
                field,
                "a price, zero or more,",
                "0",
                cell -> UnitPrice.parse(decimal(cell), ANY).toString());
    }

    @Nullable String optionalPrice(AnswerField field) {
        return has(field) ? price(field) : null;
    }

    Money money(AnswerField field, Currency currency) {
        return parsed(
                field,
                "an amount in " + currency,
                Money.zero(currency),
                cell ->
                        Money.parse(
                                Decimal.scaled(decimal(cell), currency.getDefaultFractionDigits()),
                                currency));
    }

    String percent(AnswerField field) {
        return parsed(
                field,
                "a percentage from 0 to 100",
                Percent.ZERO.decimal(),
                cell -> Percent.parse(decimal(cell)).decimal());
    }

    @Nullable String optionalPercent(AnswerField field) {
        return has(field) ? percent(field) : null;
    }

    String day(AnswerField field) {
        return parsed(
                field,
                "a day such as " + LocalDate.of(2026, 11, 30).format(days),
                "",
                cell -> LocalDate.parse(cell, days).toString());
    }

    @Nullable String optionalDay(AnswerField field) {
        String day = has(field) ? day(field) : "";
        return day.isEmpty() ? null : day;
    }

    /** ISO 4217; the stand-in for a bad one is EUR. */
    Currency currency() {
        return parsed(
                AnswerField.CURRENCY,
                "an ISO 4217 code such as EUR",
                ANY,
                cell -> {
                    Currency currency = Currency.getInstance(cell);
                    if (currency.getDefaultFractionDigits() < 0) {
                        throw new IllegalArgumentException(cell);
                    }
                    return currency;
                });
    }

    /** One of an enum's names; the stand-in for a bad one is the first. */
    <T extends Enum<T>> T oneOf(AnswerField field, T[] values) {
        String text = raw(field);
        for (T value : values) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        problem(field, "one of " + List.of(values) + " is expected, not \"" + text + "\"");
        return values[0];
    }

    @Nullable Integer optionalLine(AnswerField field) {
        if (!has(field)) {
            return null;
        }
        String digits = raw(field);
        if (!digits.matches("[1-9][0-9]{0,5}")) {
            problem(field, "a line's number is expected, not \"" + digits + "\"");
            return null;
        }
        return Integer.valueOf(digits);
    }
}
