package coop.cobuy.adapter.format.edifact;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.adapter.format.segment.Acknowledge;
import coop.cobuy.adapter.format.segment.Quantities;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.problem.FieldProblem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile's options for EDIFACT.
 *
 * @param syntax the character set and what follows from it
 * @param us whom the interchange names as its sender
 * @param partner its receiver
 * @param test whether partners must not act on it
 * @param inCases whether quantities and prices are those of cases, for goods that come in cases
 * @param acknowledge which of the partner's envelopes are answered
 * @param lines whether each segment stands on a line of its own
 */
record EdifactOptions(
        Syntax syntax,
        Party us,
        Party partner,
        boolean test,
        boolean inCases,
        boolean lines,
        UnitCodes unitCodes,
        Acknowledge acknowledge) {

    private static final Set<String> KNOWN =
            Set.of(
                    "us",
                    "partner",
                    "test",
                    "orderIn",
                    "lines",
                    "syntax",
                    "unitCodes",
                    Acknowledge.OPTION);
    private static final int ID_MAX = 35;

    /** Who sends or receives, with the qualifier of the identifier; 14 is a GLN. */
    record Party(String qualifier, String id) {}

    static EdifactOptions read(FormatOptions options, List<FieldProblem> problems) {
        JsonNode settings = options.settings();
        OptionChecks.only(settings, KNOWN::contains, problems);
        String orderIn = settings.path("orderIn").asText("units");
        if (!Set.of("units", "cases").contains(orderIn)) {
            problems.add(OptionChecks.problem("/orderIn", "units or cases is expected"));
        }
        return new EdifactOptions(
                syntax(options, problems),
                party(settings, "us", problems),
                party(settings, "partner", problems),
                OptionChecks.flag(settings, "test", false, problems),
                orderIn.equals("cases"),
                OptionChecks.flag(settings, "lines", false, problems),
                UnitCodes.of(standard(), settings, problems),
                Acknowledge.of(settings, Acknowledge.ASKED, problems));
    }

    private static Syntax syntax(FormatOptions options, List<FieldProblem> problems) {
        JsonNode named = options.settings().path("syntax");
        if (named.isMissingNode()) {
            return Syntax.of(options.charset());
        }
        return Syntax.named(named.asText(""))
                .orElseGet(
                        () -> {
                            problems.add(
                                    OptionChecks.problem(
                                            "/syntax", "one of UNOA to UNOD or UNOY is expected"));
                            return Syntax.UNOC;
                        });
    }

    private static Map<String, String> standard() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("PCE", "C62");
        codes.put("C62", "C62");
        codes.put("EA", "C62");
        List.of("H87", "KGM", "GRM", "TNE", "LTR", "MLT", "MTR")
                .forEach(code -> codes.put(code, code));
        List.of("CT", "CS", "BX", "PK", "CR", "BG", "XCT", "XCS", "XBX", "XPK", "XCR", "XBG")
                .forEach(code -> codes.put(code, UnitCodes.CASE));
        return codes;
    }

    private static Party party(JsonNode settings, String name, List<FieldProblem> problems) {
        JsonNode party = settings.path(name);
        String qualifier = party.path("qualifier").asText("14");
        String id = party.path("id").asText("");
        if (!qualifier.matches("[A-Z0-9]{0,4}")) {
            problems.add(
                    OptionChecks.problem(
                            "/" + name + "/qualifier", "up to four characters are expected"));
        }
        if (id.isBlank() || id.length() > ID_MAX || !id.matches("[A-Za-z0-9 .-]+")) {
            problems.add(
                    OptionChecks.problem(
                            "/" + name + "/id", "1 to 35 letters and digits are expected"));
        }
        return new Party(qualifier, id.strip());
    }

    Quantities quantities() {
        return new Quantities(unitCodes, inCases);
    }
}
