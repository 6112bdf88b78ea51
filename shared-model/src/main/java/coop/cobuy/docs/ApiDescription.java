package coop.cobuy.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service's OpenAPI description, made true. The generator sees Java types; how they are written
 * as JSON it cannot know (a quantity is a record there and text here), it writes optional fields as
 * types that nothing can have, and it names no problem that a route may answer. The rest is as the
 * generator made it.
 */
public final class ApiDescription {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String PROBLEM = "#/components/responses/Problem";
    private static final String GENERATED = "\\w+ \\d{3} response";
    private static final Map<String, String> REASONS =
            Map.of(
                    "200", "As asked",
                    "201", "Made",
                    "202", "Taken; it is decided later",
                    "204", "Done; no content",
                    "304", "Unchanged since the ETag that was sent");

    private ApiDescription() {}

    /** How values are written: a schema in place of the generator's, by the type's name. */
    private static final Map<String, String> VALUES =
            Map.of(
                    "Units",
                    """
                    {"type": "string", "description": "a quantity in the offer's unit, as plain decimal text",
                     "examples": ["12"]}\
                    """,
                    "UnitPrice",
                    """
                    {"type": "string", "description": "net for one unit, as plain decimal text", "examples": ["1.39"]}\
                    """,
                    "Percent",
                    """
                    {"type": "string", "description": "as plain decimal text", "examples": ["7.00"]}\
                    """,
                    "UnitCode",
                    """
                    {"type": "string", "description": "UN/ECE Recommendation 20", "examples": ["C62"]}\
                    """,
                    "Cases",
                    """
                    {"type": "integer", "format": "int64", "description": "whole cases", "examples": [4]}\
                    """,
                    "Currency",
                    """
                    {"type": "string", "description": "ISO 4217", "examples": ["EUR"]}\
                    """,
                    "Money",
                    """
                    {"type": "object", "description": "an amount in the currency's smallest unit",
                     "properties": {"minor": {"type": "integer", "format": "int64"},
                                    "currency": {"type": "string", "description": "ISO 4217"}},
                     "required": ["minor", "currency"], "examples": [{"minor": 1999, "currency": "EUR"}]}\
                    """);

    private static final String COMPONENTS =
            """
            {"responses": {"Problem": {
               "description": "A problem, RFC 9457: code says which, errors where",
               "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}},
             "schemas": {
               "Problem": {"type": "object", "required": ["type", "title", "status", "code", "detail", "errors"],
                 "properties": {
                   "type": {"type": "string"},
                   "title": {"type": "string"},
                   "status": {"type": "integer", "format": "int32"},
                   "code": {"type": "string", "description": "stable; to be told apart by programs"},
                   "detail": {"type": "string", "description": "a sentence for a person"},
                   "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldProblem"}}},
                 "examples": [{"type": "about:blank", "title": "Bad Request", "status": 400, "code": "BAD_INPUT",
                   "detail": "The request has fields that cannot be taken.",
                   "errors": [{"pointer": "/lines/0/quantity", "reason": "-1; expected: above zero"}]}]},
               "FieldProblem": {"type": "object", "required": ["pointer", "reason"],
                 "properties": {
                   "pointer": {"type": "string", "description": "RFC 6901 into the body, or the parameter's name"},
                   "reason": {"type": "string"}}}}}\
            """;

    /** What a field may hold, by its name: names mean the same everywhere. */
    private static final JsonNode EXAMPLES = resource("examples.json");

    private static JsonNode resource(String name) {
        try (InputStream stream = ApiDescription.class.getResourceAsStream(name)) {
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    /** The description that a service's build left on its class path, corrected, as JSON. */
    public static byte[] read(ClassLoader loader) {
        try (InputStream generated = loader.getResourceAsStream("META-INF/swagger/openapi.json")) {
            if (generated == null) {
                throw new IllegalStateException(
                        "no META-INF/swagger/openapi.json (expected: made by the build)");
            }
            return MAPPER.writeValueAsBytes(corrected(MAPPER.readTree(generated)));
        } catch (IOException e) {
            throw new IllegalStateException("the API's description cannot be read", e);
        }
    }

    static JsonNode corrected(JsonNode generated) {
        ObjectNode api = generated.deepCopy();
        ObjectNode components = MAPPER.createObjectNode().setAll((ObjectNode) parsed(COMPONENTS));
        ObjectNode given = api.withObjectProperty("components");
        merge(given.withObjectProperty("responses"), components.get("responses"));
        ObjectNode schemas = given.withObjectProperty("schemas");
        merge(schemas, components.get("schemas"));
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            schema.setValue(written(schema.getKey(), schema.getValue()));
        }
        api.path("paths").forEach(ApiDescription::correctRoutes);
        correctTypes(api);
        return api;
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(one -> into.set(one.getKey(), one.getValue()));
    }

    /** A type whose only part is a UUID is an id, which is written as that. */
    private static JsonNode written(String name, JsonNode schema) {
        String value = VALUES.get(name);
        if (value != null) {
            return parsed(value);
        }
        JsonNode parts = schema.path("properties");
        boolean isId =
                parts.size() == 1 && parts.path("value").path("format").asText().equals("uuid");
        return isId ? parts.get("value") : schema;
    }

    private static void correctRoutes(JsonNode path) {
        for (Map.Entry<String, JsonNode> operation : path.properties()) {
            if (METHODS.contains(operation.getKey())) {
                ObjectNode responses =
                        ((ObjectNode) operation.getValue()).withObjectProperty("responses");
                responses.properties().forEach(ApiDescription::describeResponse);
                responses.set("4XX", MAPPER.createObjectNode().put("$ref", PROBLEM));
                readByHand(operation.getValue().at("/requestBody/content/application~1json"));
                operation.getValue().path("parameters").forEach(ApiDescription::typeParameter);
            }
        }
    }

    /** The generator knows no type of a header that a route reads by hand. */
    private static void typeParameter(JsonNode parameter) {
        if (parameter.path("schema").isObject() && parameter.path("schema").isEmpty()) {
            ((ObjectNode) parameter.path("schema")).put("type", "string");
        }
    }

    /** A JSON body that a route reads from its bytes is no text in Base64. */
    private static void readByHand(JsonNode body) {
        if (body.at("/schema/format").asText().equals("byte")) {
            ((ObjectNode) body).putObject("schema").put("type", "object");
        }
    }

    private static void describeResponse(Map.Entry<String, JsonNode> response) {
        JsonNode said = response.getValue().path("description");
        if (said.asText().matches(GENERATED)) {
            ((ObjectNode) response.getValue())
                    .put("description", REASONS.getOrDefault(response.getKey(), "As asked"));
        }
        JsonNode content = response.getValue().path("content");
        if (content.at("/application~1json/schema").isObject()
                && content.at("/application~1json/schema").isEmpty()) {
            ((ObjectNode) response.getValue()).remove("content");
        }
    }

    private static void correctTypes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            correctType(object);
        }
        node.path("properties").properties().forEach(ApiDescription::exemplify);
        node.forEach(ApiDescription::correctTypes);
    }

    private static void exemplify(Map.Entry<String, JsonNode> property) {
        JsonNode example = EXAMPLES.get(property.getKey());
        JsonNode types = property.getValue().path("type");
        boolean text =
                types.asText().equals("string")
                        || (types.isArray() && types.get(0).asText().equals("string"));
        boolean free =
                Stream.of("format", "enum", "example", "examples")
                        .noneMatch(property.getValue()::has);
        if (example != null && text && free && property.getValue() instanceof ObjectNode schema) {
            schema.putArray("examples").add(example);
        }
    }

    private static void correctType(ObjectNode schema) {
        JsonNode type = schema.path("type");
        JsonNode allOf = schema.path("allOf");
        if (type.isArray()) {
            schema.set("type", withoutObject(type));
        } else if (type.asText().equals("null") && allOf.isArray()) {
            ArrayNode either = schema.putArray("anyOf").addAll((ArrayNode) allOf);
            either.add(MAPPER.createObjectNode().put("type", "null"));
            schema.remove(List.of("type", "allOf"));
        } else if (type.isMissingNode() && schema.path("properties").isObject()) {
            schema.put("type", "object");
        }
    }

    /** Optional text came out as {@code ["string", "null", "object"]}; JSON trees stay objects. */
    private static ArrayNode withoutObject(JsonNode types) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        if (names.contains("object") && names.contains("array")) {
            names.remove("array");
        } else if (names.stream().anyMatch(name -> !Set.of("object", "null").contains(name))) {
            names.remove("object");
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        names.forEach(kept::add);
        return kept;
    }
}
