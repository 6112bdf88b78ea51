package coop.cobuy.adapter.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The two parties of a profile as JSON: an object with buyer, supplier and delivery. */
final class PartiesJson {

    private static final String AT = "/formatOptions/parties";
    private static final int TEXT_MAX = 200;
    private static final Pattern SCHEME = Pattern.compile("[0-9]{4}|EM");
    private static final Pattern VAT_ID = Pattern.compile("[A-Z]{2}[0-9A-Za-z+*.]{2,13}");
    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> SIDES = Set.of("buyer", "supplier", "delivery");
    private static final List<String> FIELDS =
            List.of(
                    "name",
                    "gln",
                    "endpointScheme",
                    "endpointId",
                    "vatId",
                    "customerNumber",
                    "street",
                    "city",
                    "postcode",
                    "country",
                    "phone",
                    "email");

    private final JsonNode node;
    private final String at;
    private final List<FieldProblem> problems;

    private PartiesJson(JsonNode node, String at, List<FieldProblem> problems) {
        this.node = node;
        this.at = at;
        this.problems = problems;
    }

    static Parties read(JsonNode node, List<FieldProblem> problems) {
        PartiesJson all = new PartiesJson(node, AT, problems);
        all.only(SIDES);
        return new Parties(all.side("buyer"), all.side("supplier"), all.side("delivery"));
    }

    private Party side(String name) {
        JsonNode side = node.path(name);
        if (side.isMissingNode() || side.isNull()) {
            return Party.UNKNOWN;
        }
        return new PartiesJson(side, at + "/" + name, problems).party();
    }

    private Party party() {
        only(Set.copyOf(FIELDS));
        String scheme = text("endpointScheme", "four digits such as 0088", matches(SCHEME));
        String endpoint = text("endpointId");
        if ((scheme == null) != (endpoint == null)) {
            problem("endpointId", "endpointScheme and endpointId go together");
        }
        return new Party(
                text("name"),
                text("gln", "13 digits with the right check digit", PartiesJson::isGln),
                scheme,
                endpoint,
                text("vatId", "a country and a number, such as DE123456789", matches(VAT_ID)),
                text("customerNumber"),
                text("street"),
                text("city"),
                text("postcode"),
                text("country", "an ISO 3166-1 code such as DE", COUNTRIES::contains),
                text("phone"),
                text("email"));
    }

    private void only(Set<String> known) {
        if (!node.isObject()) {
            problems.add(new FieldProblem(at, "an object is expected"));
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                problem(
                                        name.substring(0, Math.min(name.length(), 60)),
                                        "unknown field (expected one of "
                                                + new TreeSet<>(known)
                                                + ")");
                            }
                        });
    }

    private void problem(String field, String reason) {
        problems.add(new FieldProblem(at + "/" + field, reason));
    }

    private @Nullable String text(String field) {
        return text(field, "1 to " + TEXT_MAX + " characters without line breaks", text -> true);
    }

    private @Nullable String text(String field, String expected, Predicate<String> good) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank()
                || text.length() > TEXT_MAX
                || text.chars().anyMatch(Character::isISOControl)
                || !good.test(text)) {
            problem(field, expected + " is expected");
            return null;
        }
        return text;
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    /** The last digit makes the weighted sum a multiple of ten. */
    private static boolean isGln(String text) {
        if (!text.matches("[0-9]{13}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (text.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    static ObjectNode write(Parties parties) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "buyer", parties.buyer());
        put(json, "supplier", parties.supplier());
        put(json, "delivery", parties.delivery());
        return json;
    }

    private static void put(ObjectNode json, String name, Party party) {
        if (party.equals(Party.UNKNOWN)) {
            return;
        }
        List<@Nullable String> values = new ArrayList<>();
        values.add(party.name());
        values.add(party.gln());
        values.add(party.endpointScheme());
        values.add(party.endpointId());
        values.add(party.vatId());
        values.add(party.customerNumber());
        values.add(party.street());
        values.add(party.city());
        values.add(party.postcode());
        values.add(party.country());
        values.add(party.phone());
        values.add(party.email());
        ObjectNode side = json.putObject(name);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                side.put(FIELDS.get(i), value);
            }
        }
    }
}
