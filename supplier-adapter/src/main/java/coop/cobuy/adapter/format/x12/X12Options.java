package coop.cobuy.adapter.format.x12;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.segment.Acknowledge;
import coop.cobuy.adapter.format.segment.Punctuation;
import coop.cobuy.adapter.format.segment.Quantities;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.problem.FieldProblem;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile's options for X12.
 *
 * @param us whom the interchange names as its sender
 * @param partner its receiver
 * @param test whether partners must not act on it
 * @param inCases whether quantities and prices are those of cases, for goods that come in cases
 * @param acknowledge which of the partner's envelopes are answered
 * @param lines whether each segment stands on a line of its own
 */
record X12Options(
        Charset charset,
        Party us,
        Party partner,
        boolean test,
        boolean inCases,
        boolean lines,
        Punctuation punctuation,
        UnitCodes unitCodes,
        Acknowledge acknowledge) {

    private static final Set<String> KNOWN =
            Set.of(
                    "us",
                    "partner",
                    "test",
                    "orderIn",
                    "lines",
                    "punctuation",
                    "unitCodes",
                    Acknowledge.OPTION);
    private static final int ID_MAX = 15;
    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("EA", "C62"),
                    Map.entry("PC", "H87"),
                    Map.entry("UN", "C62"),
                    Map.entry("KG", "KGM"),
                    Map.entry("GR", "GRM"),
                    Map.entry("MP", "TNE"),
                    Map.entry("LT", "LTR"),
                    Map.entry("ML", "MLT"),
                    Map.entry("MR", "MTR"));
    private static final List<String> CASES = List.of("CA", "CT", "CS", "BX", "PK", "CR", "BG");

    /** Who sends or receives, with the qualifier of the identifier. */
    record Party(String qualifier, String id) {}

    static X12Options read(FormatOptions options, List<FieldProblem> problems) {
        JsonNode settings = options.settings();
        OptionChecks.only(settings, KNOWN::contains, problems);
        String orderIn = settings.path("orderIn").asText("units");
        if (!Set.of("units", "cases").contains(orderIn)) {
            problems.add(OptionChecks.problem("/orderIn", "units or cases is expected"));
        }
        return new X12Options(
                options.charset(),
                party(settings, "us", problems),
                party(settings, "partner", problems),
                OptionChecks.flag(settings, "test", false, problems),
                orderIn.equals("cases"),
                OptionChecks.flag(settings, "lines", false, problems),
                punctuation(settings, problems),
                UnitCodes.of(standard(), settings, problems),
                Acknowledge.of(settings, Acknowledge.ALWAYS, problems));
    }

    private static Map<String, String> standard() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("EA", UNITS.get("EA"));
        CASES.forEach(code -> codes.put(code, UnitCodes.CASE));
        UNITS.forEach(codes::putIfAbsent);
        return codes;
    }

    private static Party party(JsonNode settings, String name, List<FieldProblem> problems) {
        JsonNode party = settings.path(name);
        String qualifier = party.path("qualifier").asText("ZZ");
        String id = party.path("id").asText("");
        if (!qualifier.matches("[A-Z0-9]{2}")) {
            problems.add(
                    OptionChecks.problem(
                            "/" + name + "/qualifier", "two characters such as ZZ are expected"));
        }
        if (id.isBlank() || id.length() > ID_MAX || !id.matches("[A-Za-z0-9 .-]+")) {
            problems.add(
                    OptionChecks.problem(
                            "/" + name + "/id",
                            "1 to 15 letters and digits are expected, as ISA carries them"));
        }
        return new Party(qualifier, id.strip());
    }

    private static Punctuation punctuation(JsonNode settings, List<FieldProblem> problems) {
        String marks = settings.path("punctuation").asText("*>~");
        boolean usable =
                marks.length() == 3
                        && marks.chars().distinct().count() == 3
                        && marks.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c > 126)
                        && marks.indexOf(' ') < 0;
        if (!usable) {
            problems.add(
                    OptionChecks.problem(
                            "/punctuation",
                            "three different marks such as *>~ are expected: between elements,"
                                    + " between components, after a segment"));
            return new Punctuation('>', '*', Punctuation.NONE, Punctuation.NONE, '~');
        }
        return new Punctuation(
                marks.charAt(1),
                marks.charAt(0),
                Punctuation.NONE,
                Punctuation.NONE,
                marks.charAt(2));
    }

    Quantities quantities() {
        return new Quantities(unitCodes, inCases);
    }
}
