package coop.cobuy.adapter.format.segment;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.UnitCode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a partner's unit codes mean: a member unit, or a case. A code that is not here is refused
 * and never taken for either; a profile adds its partner's own under {@code unitCodes}, such as
 * {@code {"KAR": "case", "STK": "C62"}}.
 */
public final class UnitCodes {

    /** The profile's word for a case. */
    public static final String CASE = "case";

    private static final int CODES_MAX = 100;

    private final Map<String, String> meanings;

    private UnitCodes(Map<String, String> meanings) {
        this.meanings = meanings;
    }

    /** A format's own codes with those of a profile's options. */
    public static UnitCodes of(
            Map<String, String> standard, JsonNode options, List<FieldProblem> problems) {
        Map<String, String> meanings = new LinkedHashMap<>();
        JsonNode own = options.path("unitCodes");
        if (!own.isMissingNode() && (!own.isObject() || own.size() > CODES_MAX)) {
            problems.add(problem("", "an object of at most " + CODES_MAX + " codes is expected"));
        }
        own.properties()
                .forEach(
                        code -> {
                            String meaning = code.getValue().asText("");
                            if (isMeaning(meaning)) {
                                meanings.put(code.getKey(), meaning);
                            } else {
                                problems.add(
                                        problem(
                                                "/" + code.getKey(),
                                                "case or a UN/ECE code such as C62 is expected"));
                            }
                        });
        standard.forEach(meanings::putIfAbsent);
        return new UnitCodes(meanings);
    }

    private static FieldProblem problem(String pointer, String reason) {
        return new FieldProblem("/formatOptions/unitCodes" + pointer, reason);
    }

    private static boolean isMeaning(String meaning) {
        if (meaning.equals(CASE)) {
            return true;
        }
        try {
            return !new UnitCode(meaning).code().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@link #CASE}, a UN/ECE code, or null for an unknown code. */
    public @Nullable String meaning(String code) {
        return meanings.get(code);
    }

    public boolean isCase(String code) {
        return CASE.equals(meanings.get(code));
    }

    /**
     * The partner's code of a member unit.
     *
     * @throws UnwritableDocumentException if there is none
     */
    public String code(UnitCode unit) {
        return code(unit.code());
    }

    /** The partner's code of a case. */
    public String caseCode() {
        return code(CASE);
    }

    private String code(String meaning) {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnwritableDocumentException(
                                        "no unit code of the supplier means "
                                                + meaning
                                                + "; add one to the profile's unitCodes"));
    }

    /** All that are known, for a person. */
    String known() {
        return String.join(", ", meanings.keySet().stream().sorted().toList());
    }
}
