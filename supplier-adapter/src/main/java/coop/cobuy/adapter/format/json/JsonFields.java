package coop.cobuy.adapter.format.json;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An object's fields, read one by one; what is wrong is gathered with its JSON pointer, and a
 * stand-in is given back so that reading goes on and names everything at once.
 */
final class JsonFields {

    /** The most elements of one list, far above any order that people place. */
    private static final int LIST_MAX = 20_000;

    /** The most problems that are told; a body of nonsense must not answer with a larger one. */
    private static final int PROBLEMS_MAX = 100;

    private static final Currency STAND_IN = Currency.getInstance("EUR");

    private final JsonNode node;
    private final String path;
    private final List<FieldProblem> problems;

    private JsonFields(JsonNode node, String path, List<FieldProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            problem(path, "an object is expected");
        }
    }

    static JsonFields root(JsonNode node) {
        return new JsonFields(node, "", new ArrayList<>());
    }

    List<FieldProblem> problems() {
        return problems;
    }

    private void problem(String pointer, String reason) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(new FieldProblem(pointer, reason));
        }
    }

    private String pointer(String field) {
        return path + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    void only(String... known) {
        Set<String> names = Set.of(known);
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!names.contains(name)) {
                                problem(
                                        pointer(shortened(name)),
                                        "unknown field (expected one of "
                                                + new TreeSet<>(names)
                                                + ")");
                            }
                        });
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    /** One that is left out counts as this one. */
    void version(String version) {
        JsonNode value = node.path("version");
        if (has("version") && (!value.isIntegralNumber() || !value.asText().equals(version))) {
            problem(pointer("version"), "the number " + version + " is expected");
        }
    }

    private boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field, int lengthMax) {
        JsonNode value = node.path(field);
        String text = value.isTextual() ? value.textValue() : "";
        if (!value.isTextual()) {
            problem(pointer(field), has(field) ? "a text is expected" : "is missing");
        } else if (text.isBlank() || text.length() > lengthMax) {
            problem(pointer(field), "1 to " + lengthMax + " characters are expected");
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            problem(pointer(field), "holds control characters");
        }
        return text;
    }

    @Nullable String optionalText(String field, int lengthMax) {
        return has(field) ? text(field, lengthMax) : null;
    }

    @Nullable String absent(String field, String reason) {
        if (has(field)) {
            problem(pointer(field), reason);
        }
        return null;
    }

    String oneOf(String field, Set<String> values) {
        String text = text(field, 40);
        if (!text.isEmpty() && !values.contains(text)) {
            problem(pointer(field), "one of " + new TreeSet<>(values) + " is expected");
        }
        return text;
    }

    @Nullable String optionalOneOf(String field, Set<String> values) {
        return has(field) ? oneOf(field, values) : null;
    }

    String day(String field) {
        return checked(field, "a day such as 2026-11-30", text -> LocalDate.parse(text).toString());
    }

    @Nullable String optionalDay(String field) {
        return has(field) ? day(field) : null;
    }

    /** ISO 4217 with minor units; the stand-in for a bad one is EUR. */
    String currency(String field) {
        String code =
                checked(
                        field,
                        "an ISO 4217 code such as EUR",
                        text -> Money.zero(Currency.getInstance(text)).currency().toString());
        return code.isEmpty() ? STAND_IN.getCurrencyCode() : code;
    }

    String units(String field) {
        return checked(
                field,
                "decimal text with up to three decimals, zero or more, such as \"12\"",
                text -> {
                    Units units = Units.parse(text);
                    if (units.compareTo(Units.MAX) > 0) {
                        throw new IllegalArgumentException("too large");
                    }
                    return units.toString();
                });
    }

    String price(String field) {
        return checked(
                field,
                "decimal text, zero or more, such as \"1.25\"",
                text -> UnitPrice.parse(text, STAND_IN).toString());
    }

    @Nullable String optionalPrice(String field) {
        return has(field) ? price(field) : null;
    }

    String percent(String field) {
        return checked(field, "decimal text from 0 to 100", text -> Percent.parse(text).decimal());
    }

    String money(String field, String currency) {
        return checked(
                field,
                "decimal text with the currency's decimals, such as \"19.99\"",
                text -> Money.parse(text, Currency.getInstance(currency)).decimal());
    }

    String optionalMoney(String field, String currency) {
        return has(field)
                ? money(field, currency)
                : Money.zero(Currency.getInstance(currency)).decimal();
    }

    String unit(String field) {
        return checked(
                field,
                "a UN/ECE Rec 20 code such as C62 or KGM",
                text -> new UnitCode(text).code());
    }

    @Nullable String optionalUnit(String field) {
        return has(field) ? unit(field) : null;
    }

    @Nullable String optionalUnits(String field) {
        return has(field) ? units(field) : null;
    }

    @Nullable String optionalPercent(String field) {
        return has(field) ? percent(field) : null;
    }

    @Nullable String optionalGtin(String field) {
        return has(field) ? checked(field, "8 to 14 digits", JsonFields::gtin) : null;
    }

    private static String gtin(String text) {
        if (!text.matches("[0-9]{8,14}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            problem(pointer(field), has(field) ? "true or false is expected" : "is missing");
        }
        return value.asBoolean();
    }

    /** Which product is meant, by at least one of sku, gtin and orderLine. */
    ItemReference item(int lengthMax) {
        String sku = optionalText("sku", lengthMax);
        String gtin = optionalGtin("gtin");
        JsonNode number = node.path("orderLine");
        boolean isNumber = number.canConvertToInt() && number.intValue() > 0;
        if (has("orderLine") && !isNumber) {
            problem(pointer("orderLine"), "a whole number above zero is expected");
        } else if (sku == null && gtin == null && !isNumber) {
            problem(pointer("sku"), "is missing, and so are gtin and orderLine");
        }
        String unit = optionalUnit("unit");
        return sku == null && gtin == null && !isNumber
                ? ItemReference.sku("")
                : new ItemReference(sku, gtin, isNumber ? number.intValue() : null, unit);
    }

    private String checked(String field, String expected, UnaryOperator<String> parse) {
        int before = problems.size();
        String text = text(field, 40);
        if (problems.size() > before || text.isEmpty()) {
            return "";
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            problem(pointer(field), expected + " is expected");
            return "";
        }
    }

    <T> List<T> list(String field, Function<JsonFields, T> element) {
        if (node.path(field).isEmpty()) {
            problem(pointer(field), "at least one element is expected");
            return List.of();
        }
        return optionalList(field, element);
    }

    <T> List<T> optionalList(String field, Function<JsonFields, T> element) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode array = node.path(field);
        if (!array.isArray() || array.size() > LIST_MAX) {
            problem(pointer(field), "a list of at most " + LIST_MAX + " elements is expected");
            return List.of();
        }
        List<T> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            elements.add(
                    element.apply(
                            new JsonFields(array.get(i), pointer(field) + "/" + i, problems)));
        }
        return elements;
    }
}
