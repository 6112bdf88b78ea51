package coop.cobuy.adapter.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.problem.FieldProblem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a supplier's profile says about the use of a format.
 *
 * @param charset the character set of text formats
 * @param settings an object of the format's own, such as CSV's column map; an empty one means the
 *     format's defaults
 * @param parties identifiers and addresses of both sides
 */
public record FormatOptions(Charset charset, JsonNode settings, Parties parties) {

    private static final String PARTIES = "parties";

    /** Of a supplier of which no identifiers are known. */
    public FormatOptions(Charset charset, JsonNode settings) {
        this(charset, settings, Parties.UNKNOWN);
    }

    /** UTF-8 and the format's defaults. */
    public static FormatOptions defaults() {
        return new FormatOptions(StandardCharsets.UTF_8, JsonNodeFactory.instance.objectNode());
    }

    /**
     * @param formatOptions an object as a profile has it: the format's own settings, and {@code
     *     parties} beside them
     * @param problems gets what is wrong with the parties, each with a pointer into the profile
     */
    public static FormatOptions of(
            Charset charset, JsonNode formatOptions, List<FieldProblem> problems) {
        if (!formatOptions.has(PARTIES)) {
            return new FormatOptions(charset, formatOptions);
        }
        ObjectNode settings = formatOptions.deepCopy();
        JsonNode parties = settings.remove(PARTIES);
        return new FormatOptions(charset, settings, PartiesJson.read(parties, problems));
    }

    /** As a profile has it: the format's own settings, and the parties beside them. */
    public JsonNode json() {
        if (parties.equals(Parties.UNKNOWN)) {
            return settings;
        }
        ObjectNode json = settings.deepCopy();
        json.set(PARTIES, PartiesJson.write(parties));
        return json;
    }
}
