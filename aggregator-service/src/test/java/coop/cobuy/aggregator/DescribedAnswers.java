package coop.cobuy.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.docs.ApiDescription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Holds answers against the API's own description: the status is one that the route names, and the
 * body has the fields and types that it says. All answers that tests get go through it, so a
 * description that says something else than what is answered fails wherever it is first met.
 */
final class DescribedAnswers {

    private static final JsonNode API = load();

    private DescribedAnswers() {}

    private static JsonNode load() {
        try {
            return new ObjectMapper()
                    .readTree(ApiDescription.read(DescribedAnswers.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer, as sentences; of routes that are not described nothing is. */
    static List<String> differences(String method, String path, int status, JsonNode body) {
        JsonNode operation = operation(method, path.replaceFirst("\\?.*", ""));
        if (operation.isMissingNode()) {
            return List.of();
        }
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode() && status >= 400) {
            response = responses.path("4XX");
        }
        if (response.isMissingNode()) {
            return List.of(method + " " + path + " does not name status " + status);
        }
        List<String> found = new ArrayList<>();
        JsonNode content = followed(response).path("content");
        for (JsonNode media : content) {
            check(media.path("schema"), body, method + " " + path + " " + status + " ", found);
        }
        if (content.isEmpty() && !body.isMissingNode() && !body.asText(" ").isEmpty()) {
            found.add(method + " " + path + " " + status + " has a body that is not described");
        }
        return found;
    }

    private static JsonNode operation(String method, String path) {
        String[] given = path.split("/");
        JsonNode best = API.path("nowhere");
        int bestFixed = -1;
        for (var described : API.path("paths").properties()) {
            String[] template = described.getKey().split("/");
            int fixed = fixedParts(template, given);
            JsonNode operation =
                    described.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
            if (fixed > bestFixed && !operation.isMissingNode()) {
                bestFixed = fixed;
                best = operation;
            }
        }
        return best;
    }

    /** How many parts are equal; below zero: another path. */
    private static int fixedParts(String[] template, String[] given) {
        if (template.length != given.length) {
            return -1;
        }
        int fixed = 0;
        for (int i = 0; i < template.length; i++) {
            if (template[i].equals(given[i])) {
                fixed++;
            } else if (!template[i].startsWith("{")) {
                return -1;
            }
        }
        return fixed;
    }

    private static JsonNode followed(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = API.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }

    private static void check(JsonNode given, JsonNode value, String at, List<String> found) {
        JsonNode schema = followed(given);
        for (JsonNode part : schema.path("allOf")) {
            check(part, value, at, found);
        }
        if (schema.path("anyOf").isArray()) {
            check(schema.path("anyOf").get(0), value, at, found);
        }
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        type.forEach(one -> types.add(one.asText()));
        if (type.isTextual()) {
            types.add(type.asText());
        }
        if (!types.isEmpty() && types.stream().noneMatch(one -> is(one, value))) {
            found.add(at + "is " + value + " (described: " + types + ")");
            return;
        }
        if (schema.has("enum") && !value.isNull() && !among(schema.path("enum"), value)) {
            found.add(at + "is " + value + " (described: " + schema.path("enum") + ")");
        }
        if (value.isTextual() && !hasFormat(schema.path("format").asText(), value.asText())) {
            found.add(at + "is " + value + " (described: " + schema.path("format") + ")");
        }
        value.forEach(item -> check(schema.path("items"), item, at + "/-", found));
        if (value.isObject() && schema.path("properties").isObject()) {
            checkFields(schema, value, at, found);
        }
    }

    private static void checkFields(
            JsonNode schema, JsonNode value, String at, List<String> found) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                found.add(at + "/" + required.asText() + " is missing");
            }
        }
        for (var field : value.properties()) {
            JsonNode described = schema.path("properties").path(field.getKey());
            if (described.isMissingNode()) {
                found.add(at + "/" + field.getKey() + " is not described");
            } else {
                check(described, field.getValue(), at + "/" + field.getKey(), found);
            }
        }
    }

    private static boolean among(JsonNode words, JsonNode value) {
        return words.valueStream().anyMatch(value::equals);
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && fits(value.bigIntegerValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    private static boolean hasFormat(String format, String text) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(text);
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text);
                default -> {}
            }
            return true;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }
}
