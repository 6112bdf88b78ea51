package coop.cobuy.adapter.format;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.problem.FieldProblem;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What all formats check of a profile's options in the same way. */
public final class OptionChecks {

    private OptionChecks() {}

    /**
     * @param pointer below the options, such as {@code /orderIn}
     */
    public static FieldProblem problem(String pointer, String reason) {
        return new FieldProblem("/formatOptions" + pointer, reason);
    }

    /** Finds what the format does not know. */
    public static void only(
            JsonNode options, Predicate<String> known, List<FieldProblem> problems) {
        options.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.test(name)) {
                                problems.add(problem("/" + name, "unknown option"));
                            }
                        });
    }

    /** An option that is true or false; the usual value where it is left out. */
    public static boolean flag(
            JsonNode options, String name, boolean usual, List<FieldProblem> problems) {
        JsonNode value = options.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.add(problem("/" + name, "true or false is expected"));
        }
        return value.asBoolean(usual);
    }

    /**
     * An option that is one of some texts, each with what it stands for; the usual one where it is
     * left out.
     *
     * @param expected the choices, for a person
     */
    public static <T> T choice(
            JsonNode options,
            String name,
            Map<String, T> choices,
            T usual,
            String expected,
            List<FieldProblem> problems) {
        JsonNode value = options.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        T chosen = value.isTextual() ? choices.get(value.textValue()) : null;
        if (chosen == null) {
            problems.add(problem("/" + name, expected + " is expected"));
            return usual;
        }
        return chosen;
    }

    /** What stands between units and tenths: a point, or what the option says. */
    public static char decimalMark(JsonNode options, List<FieldProblem> problems) {
        return choice(options, "decimalMark", Map.of(".", '.', ",", ','), '.', ". or ,", problems);
    }
}
