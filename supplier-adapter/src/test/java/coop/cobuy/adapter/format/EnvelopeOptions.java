package coop.cobuy.adapter.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Options of a supplier who speaks X12 or EDIFACT. */
public final class EnvelopeOptions {

    private static final String PARTIES = "\"us\":{\"id\":\"COBUY\"},\"partner\":{\"id\":\"HOF\"}";

    private EnvelopeOptions() {}

    /** Both parties are named, all else is as it is from the start. */
    public static FormatOptions plain() {
        return with("");
    }

    /**
     * @param more further members of the options, each with its name
     */
    public static FormatOptions with(String more) {
        return with(StandardCharsets.UTF_8, more);
    }

    public static FormatOptions with(Charset charset, String more) {
        return of(charset, "{" + PARTIES + (more.isEmpty() ? "" : "," + more) + "}");
    }

    public static FormatOptions of(Charset charset, String json) {
        try {
            return new FormatOptions(charset, new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
