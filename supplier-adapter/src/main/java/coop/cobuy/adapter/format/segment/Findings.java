package coop.cobuy.adapter.format.segment;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a message, gathered while its elements are read. Reading goes on with a
 * stand-in, so that everything is named at once.
 */
public final class Findings {

    private static final int PROBLEMS_MAX = 100;
    private static final int NUMBER_MAX = 40;
    private static final Currency ANY = Currency.getInstance("EUR");

    private final List<Finding> findings = new ArrayList<>();

    /** What kind of fault it is, as acknowledgements code it. */
    public enum Fault {
        MISSING,
        TOO_LONG,
        BAD_VALUE,
        BAD_DATE,
        BAD_CODE,
        COUNT,
        REFERENCE,
        UNSUPPORTED
    }

    /**
     * One fault and its place.
     *
     * @param element 0: the segment as a whole
     * @param component 0: the element as a whole
     */
    public record Finding(Segment segment, int element, int component, Fault fault, String reason) {

        public FieldProblem problem() {
            return new FieldProblem(
                    segment.pointer(element, component), reason + " (" + segment.place() + ")");
        }
    }

    public void add(Segment segment, int element, int component, Fault fault, String reason) {
        if (findings.size() < PROBLEMS_MAX) {
            findings.add(new Finding(segment, element, component, fault, reason));
        }
    }

    public void add(Segment segment, int element, Fault fault, String reason) {
        add(segment, element, 0, fault, reason);
    }

    public void addAll(List<Finding> others) {
        others.forEach(f -> add(f.segment, f.element, f.component, f.fault, f.reason));
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** The documents as parts of an envelope; or, where anything is wrong, that alone. */
    public List<Part> parts(List<? extends InboundDocument> documents) {
        if (!isEmpty()) {
            return List.of(new Part.Document(new Read.NotUnderstood(problems())));
        }
        return documents.stream()
                .<Part>map(one -> new Part.Document(new Read.Understood(one)))
                .toList();
    }

    public List<Finding> all() {
        return List.copyOf(findings);
    }

    public List<FieldProblem> problems() {
        return findings.stream().map(Finding::problem).toList();
    }

    /** A text that has to be there. */
    public String text(Segment segment, int element, int component, int lengthMax, String what) {
        String text = segment.at(element, component).strip();
        if (text.isEmpty()) {
            add(segment, element, component, Fault.MISSING, what + " is missing");
        } else if (text.length() > lengthMax) {
            add(
                    segment,
                    element,
                    component,
                    Fault.TOO_LONG,
                    what + " is longer than " + lengthMax + " characters");
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            add(segment, element, component, Fault.BAD_VALUE, what + " holds control characters");
        } else if (segment.repeated().contains(element)) {
            add(segment, element, component, Fault.BAD_VALUE, what + " is repeated");
        }
        return text;
    }

    public @Nullable String optionalText(
            Segment segment, int element, int component, int lengthMax, String what) {
        return segment.at(element, component).isBlank()
                ? null
                : text(segment, element, component, lengthMax, what);
    }

    /** Zero or more, up to three decimals; the stand-in for a bad one is 0. */
    public Units units(Segment segment, int element, int component, String what) {
        String text =
                checked(
                        segment,
                        element,
                        component,
                        what,
                        Fault.BAD_VALUE,
                        "a number, zero or more, with up to three decimals",
                        decimal -> {
                            Units units = Units.parse(decimal);
                            if (units.compareTo(Units.MAX) > 0) {
                                throw new IllegalArgumentException("too large");
                            }
                            return units.toString();
                        });
        return text.isEmpty() ? Units.ZERO : Units.parse(text);
    }

    /** Zero or more, with up to six decimals; the stand-in for a bad one is 0. */
    public String price(Segment segment, int element, int component, String what) {
        String text =
                checked(
                        segment,
                        element,
                        component,
                        what,
                        Fault.BAD_VALUE,
                        "a price, zero or more",
                        decimal -> UnitPrice.parse(Decimal.price(decimal), ANY).toString());
        return text.isEmpty() ? "0" : text;
    }

    /** In the currency's decimals; the stand-in for a bad one is zero. */
    public Money money(
            Segment segment, int element, int component, Currency currency, String what) {
        String text =
                checked(
                        segment,
                        element,
                        component,
                        what,
                        Fault.BAD_VALUE,
                        "an amount with the decimals of " + currency,
                        decimal -> Money.parse(padded(decimal, currency), currency).decimal());
        return text.isEmpty() ? Money.zero(currency) : Money.parse(text, currency);
    }

    /** Amounts come with fewer decimals than the currency has, or with zeros behind them. */
    private static String padded(String decimal, Currency currency) {
        return Decimal.scaled(decimal, currency.getDefaultFractionDigits());
    }

    public String percent(Segment segment, int element, int component, String what) {
        String text =
                checked(
                        segment,
                        element,
                        component,
                        what,
                        Fault.BAD_VALUE,
                        "a percentage from 0 to 100",
                        decimal -> Percent.parse(decimal).decimal());
        return text.isEmpty() ? Percent.ZERO.decimal() : text;
    }

    /** ISO 4217; the stand-in for a bad one is EUR. */
    public Currency currency(Segment segment, int element, int component) {
        String code = text(segment, element, component, 3, "the currency");
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // named below, as a code for no money such as XXX is
        }
        add(
                segment,
                element,
                component,
                Fault.BAD_CODE,
                "an ISO 4217 code such as EUR is expected");
        return ANY;
    }

    /**
     * A day, from the first characters of the text, as ISO 8601.
     *
     * @param form such as {@code yyyyMMdd}, as long as what is read
     */
    public String day(Segment segment, int element, int component, String form, String what) {
        String text = text(segment, element, component, NUMBER_MAX, what);
        try {
            DateTimeFormatter formatter = Days.formatter(form);
            return LocalDate.parse(
                            text.substring(0, Math.min(form.length(), text.length())), formatter)
                    .toString();
        } catch (DateTimeException e) {
            if (!text.isEmpty()) {
                add(
                        segment,
                        element,
                        component,
                        Fault.BAD_DATE,
                        what + ": a day such as " + Days.example(form) + " is expected");
            }
            return "";
        }
    }

    private String checked(
            Segment segment,
            int element,
            int component,
            String what,
            Fault fault,
            String expected,
            UnaryOperator<String> parse) {
        int before = findings.size();
        String text = text(segment, element, component, NUMBER_MAX, what);
        if (text.isEmpty() || findings.size() > before) {
            return "";
        }
        try {
            return parse.apply(Decimal.plain(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            add(
                    segment,
                    element,
                    component,
                    fault,
                    what + ": " + expected + " is expected (found \"" + text + "\")");
            return "";
        }
    }
}
