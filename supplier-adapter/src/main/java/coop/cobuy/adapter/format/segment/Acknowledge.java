package coop.cobuy.adapter.format.segment;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.OptionChecks;
import coop.cobuy.problem.FieldProblem;

import java.util.List;
import java.util.Map;

/** Which of a partner's envelopes are acknowledged, as the profile's option says. */
public enum Acknowledge {
    /** Every one. */
    ALWAYS,
    /** Those whose head asks for it. */
    ASKED,
    /** None. */
    NEVER;

    /** The member of a profile's options that is spoken of here. */
    public static final String OPTION = "acknowledge";

    /**
     * @param usual where the option is left out
     */
    public static Acknowledge of(JsonNode options, Acknowledge usual, List<FieldProblem> problems) {
        return OptionChecks.choice(
                options,
                OPTION,
                Map.of("always", ALWAYS, "asked", ASKED, "never", NEVER),
                usual,
                "always, asked or never",
                problems);
    }

    /** Whether one is, by what its head says. */
    public boolean wants(boolean asked) {
        return this == ALWAYS || (this == ASKED && asked);
    }
}
