package coop.cobuy.adapter.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a supplier's profile says about the use of a format.
 *
 * @param charset the character set of text formats
 * @param settings an object of the format's own, such as CSV's column map; an empty one means the
 *     format's defaults
 */
public record FormatOptions(Charset charset, JsonNode settings) {

    /** UTF-8 and the format's defaults. */
    public static FormatOptions defaults() {
        return new FormatOptions(StandardCharsets.UTF_8, JsonNodeFactory.instance.objectNode());
    }
}
