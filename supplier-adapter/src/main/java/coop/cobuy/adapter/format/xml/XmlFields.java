package coop.cobuy.adapter.format.xml;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands below an element, read value by value; what is wrong is gathered with its XPath and
 * line, and a stand-in is given back so that reading goes on and names everything at once.
 */
public final class XmlFields {

    /** The most problems that are told. */
    private static final int PROBLEMS_MAX = 100;

    private final XmlElement element;
    private final List<FieldProblem> problems;

    private XmlFields(XmlElement element, List<FieldProblem> problems) {
        this.element = element;
        this.problems = problems;
    }

    /** Of a whole document. */
    public static XmlFields of(XmlElement root) {
        return new XmlFields(root, new ArrayList<>());
    }

    public XmlElement element() {
        return element;
    }

    /** What was wrong until now, here and in all fields that came from here. */
    public List<FieldProblem> problems() {
        return problems;
    }

    public void problem(XmlElement at, String reason) {
        add(at.path(), at.line(), reason);
    }

    private void missing(String path, String reason) {
        add(element.path() + "/" + path, element.line(), reason);
    }

    private void add(String path, int line, String reason) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(new FieldProblem(path, reason + " (line " + line + ")"));
        }
    }

    /** The elements of a list, each with fields of its own. */
    public List<XmlFields> each(String path) {
        return element.all(path).stream().map(child -> new XmlFields(child, problems)).toList();
    }

    /** The first element at one of the paths. */
    public Optional<XmlFields> at(String... paths) {
        return element.first(paths).map(child -> new XmlFields(child, problems));
    }

    public boolean has(String path) {
        return element.first(path).isPresent();
    }

    /** A text that has to be there, of 1 to so many characters. */
    public String text(String path, int lengthMax) {
        Optional<XmlElement> found = element.first(path);
        if (found.isEmpty()) {
            missing(path, "is missing");
            return "";
        }
        String text = found.get().text();
        if (text.isEmpty() || text.length() > lengthMax) {
            problem(found.get(), "1 to " + lengthMax + " characters are expected");
        }
        return text;
    }

    /** The first that is there and not empty; too long a text is a problem. */
    public @Nullable String optionalText(int lengthMax, String... paths) {
        for (String path : paths) {
            Optional<XmlElement> found =
                    element.first(path).filter(child -> !child.text().isEmpty());
            if (found.isPresent()) {
                String text = found.get().text();
                if (text.length() > lengthMax) {
                    problem(found.get(), "at most " + lengthMax + " characters are expected");
                }
                return text;
            }
        }
        return null;
    }

    /** All texts at the path, line by line, cut to the length: for notes to people. */
    public @Nullable String note(String path, int lengthMax) {
        List<String> texts =
                element.all(path).stream()
                        .map(XmlElement::text)
                        .filter(text -> !text.isEmpty())
                        .toList();
        if (texts.isEmpty()) {
            return null;
        }
        String all = String.join("\n", texts);
        return all.length() <= lengthMax ? all : all.substring(0, lengthMax - 1) + "…";
    }

    public String day(String path) {
        return needed(path, "", "a day such as 2026-11-30", XmlFields::dayOf);
    }

    public @Nullable String optionalDay(String... paths) {
        for (String path : paths) {
            if (has(path)) {
                return day(path);
            }
        }
        return null;
    }

    /** A zone after the day, which XML allows, says nothing about the day. */
    private static String dayOf(String text) {
        return LocalDate.parse(text.replaceFirst("(Z|[+-][0-9]{2}:[0-9]{2})$", "")).toString();
    }

    /** ISO 4217 with minor units; the stand-in for a bad one is EUR. */
    public Currency currency(String path) {
        return needed(
                path,
                Currency.getInstance("EUR"),
                "an ISO 4217 code such as EUR",
                text -> Money.zero(Currency.getInstance(text)).currency());
    }

    /** In the currency's decimals; trailing zeros beyond them do no harm. */
    public Money money(String path, Currency currency) {
        return needed(
                path,
                Money.zero(currency),
                "an amount with the decimals of " + currency.getCurrencyCode(),
                text -> Money.parse(plain(Decimals.parse(text)), currency));
    }

    public Money optionalMoney(String path, Currency currency) {
        return has(path) ? money(path, currency) : Money.zero(currency);
    }

    public BigDecimal decimal(String path) {
        return needed(path, BigDecimal.ONE, "a plain decimal", Decimals::parse);
    }

    public Percent percent(String path) {
        return needed(
                path,
                Percent.ZERO,
                "a percentage from 0 to 100",
                text -> Percent.parse(plain(Decimals.parse(text))));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /**
     * Parses the text of the element at the path.
     *
     * @param expected completes the sentence "… is expected"
     * @param parse throws for what it cannot parse
     */
    public <T> T needed(String path, T standIn, String expected, Function<String, T> parse) {
        Optional<XmlElement> found = path.isEmpty() ? Optional.of(element) : element.first(path);
        if (found.isEmpty()) {
            missing(path, "is missing");
            return standIn;
        }
        try {
            return parse.apply(found.get().text());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            problem(found.get(), expected + " is expected");
            return standIn;
        }
    }
}
