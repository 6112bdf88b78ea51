package coop.cobuy.aggregator.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks the pure function what the endpoint would answer, and reads the answer. */
final class Plans {

    static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);

    private Plans() {}

    /** The answer to a body, as JSON. */
    static JsonNode answer(String body) {
        return JSON.valueToTree(plan(body));
    }

    static PlanAnswer plan(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            return Plan.answer(PlanReading.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Plans.class.getResourceAsStream("/plans/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON written with single quotes. */
    static String quoted(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** The values of a field, row by row. */
    static List<String> column(JsonNode rows, String field) {
        return rows.findValuesAsText(field);
    }

    /** What all members are charged, and what stays with the co-op. */
    static BigDecimal total(JsonNode answer) {
        BigDecimal sum = new BigDecimal(answer.at("/coop/total").asText());
        for (JsonNode charge : answer.get("charges")) {
            sum = sum.add(new BigDecimal(charge.get("total").asText()));
        }
        return sum;
    }
}
