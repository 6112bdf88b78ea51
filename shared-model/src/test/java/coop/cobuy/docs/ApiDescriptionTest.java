package coop.cobuy.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

/** What is made of a description as the generator leaves it. */
class ApiDescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode corrected(String schemas, String paths) throws IOException {
        return ApiDescription.corrected(
                JSON.readTree(
                        "{\"openapi\":\"3.1.0\",\"paths\":%s,\"components\":{\"schemas\":%s}}"
                                .formatted(paths, schemas)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"type":["string","null","object"]}          | {"type":["string","null"]}
                    {"type":["boolean","null","object"]}         | {"type":["boolean","null"]}
                    {"type":["array","null"],"items":{}}         | {"type":["array","null"],"items":{}}
                    {"type":["null","array","object"]}           | {"type":["null","object"]}
                    {"type":["object","null"]}                   | {"type":["object","null"]}
                    {"type":"null","allOf":[{"$ref":"#/A"}]}     | {"anyOf":[{"$ref":"#/A"},{"type":"null"}]}
                    {"properties":{"a":{"type":"integer"}}}      | {"type":"object","properties":{"a":{"type":"integer"}}}
                    {"properties":{"value":{"type":"string","format":"uuid"}},"required":["value"]} | {"type":"string","format":"uuid"}
                    {"enum":["A","B"]}                           | {"enum":["A","B"]}
                    """)
    void typesAreThoseThatAValueCanHave(String generated, String expected) throws IOException {
        JsonNode api = corrected("{\"Thing\":" + generated + "}", "{}");
        assertEquals(JSON.readTree(expected), api.at("/components/schemas/Thing"));
    }

    @ParameterizedTest
    @CsvSource({
        "Units, string",
        "UnitPrice, string",
        "Percent, string",
        "UnitCode, string",
        "Currency, string",
        "Cases, integer",
        "Money, object"
    })
    void valuesAreDescribedAsTheyAreWrittenWithAnExample(String name, String type)
            throws IOException {
        JsonNode api =
                corrected(
                        "{\"" + name + "\":{\"properties\":{\"milli\":{\"type\":\"integer\"}}}}",
                        "{}");
        JsonNode schema = api.at("/components/schemas/" + name);
        assertEquals(type, schema.path("type").asText());
        assertEquals(1, schema.path("examples").size());
    }

    @Test
    void everyRouteMayAnswerAProblemAndSaysWhatComes() throws IOException {
        JsonNode api =
                corrected(
                        "{}",
                        """
                        {"/a": {"parameters": [], "post": {
                          "parameters": [{"name": "Prefer", "in": "header", "schema": {}}],
                          "requestBody": {"content": {"application/json":
                            {"schema": {"type": "string", "format": "byte"}, "example": {"x": 1}}}},
                          "responses": {"201": {"description": "make_2 201 response"},
                            "202": {"description": "It waits."},
                            "204": {"description": "end 204 response",
                              "content": {"application/json": {"schema": {}}}},
                            "4XX": {"description": "Response 4XX", "$ref": "#/elsewhere"}}}}}
                        """);
        JsonNode post = api.at("/paths/~1a/post");
        assertEquals("string", post.at("/parameters/0/schema/type").asText());
        assertEquals("Made", post.at("/responses/201/description").asText());
        assertEquals("It waits.", post.at("/responses/202/description").asText());
        assertTrue(post.at("/responses/204/content").isMissingNode(), "no content");
        assertEquals(
                JSON.readTree("{\"$ref\":\"#/components/responses/Problem\"}"),
                post.at("/responses/4XX"));
        JsonNode body = post.at("/requestBody/content/application~1json");
        assertEquals("{\"type\":\"object\"}", body.path("schema").toString());
        assertEquals(1, body.at("/example/x").asInt());
        String problem = "/components/responses/Problem/content/application~1problem+json";
        assertTrue(api.at(problem).has("schema"));
        assertEquals("object", api.at("/components/schemas/FieldProblem/type").asText());
    }

    @Test
    void aFieldHasTheExampleOfItsNameIfItIsFreeText() throws IOException {
        JsonNode fields =
                corrected(
                                """
                                {"Thing": {"properties": {
                                  "sku": {"type": "string"}, "unit": {"type": ["string", "null", "object"]},
                                  "quantity": {"type": "integer"}, "opening": {"type": "string", "format": "date-time"},
                                  "price": {"type": "string", "example": "9.99"}, "other": {"type": "string"}}}}
                                """,
                                "{}")
                        .at("/components/schemas/Thing/properties");
        assertEquals("[\"RICE-1\"]", fields.at("/sku/examples").toString());
        assertEquals("[\"C62\"]", fields.at("/unit/examples").toString());
        for (String without : new String[] {"quantity", "opening", "price", "other"}) {
            assertTrue(fields.at("/" + without + "/examples").isMissingNode(), without);
        }
    }

    @Test
    void aServiceWithoutADescriptionDoesNotStart() {
        ClassLoader empty = ClassLoader.getPlatformClassLoader();
        assertThrows(IllegalStateException.class, () -> ApiDescription.read(empty));
    }
}
