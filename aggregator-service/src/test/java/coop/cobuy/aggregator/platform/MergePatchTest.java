package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** RFC 7396, on a thing with a text, a number, a list and a part of its own. */
class MergePatchTest {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
    private static final Thing THING = new Thing("a", 1, List.of("x", "y"), new Part("p", "q"));

    /** What is changed. */
    record Thing(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable List<String> list,
            @Nullable Part part) {}

    /** A part of it. */
    record Part(@Nullable String one, @Nullable String two) {}

    private static Thing patched(String patch) throws JsonProcessingException {
        return new MergePatch(JSON).apply(THING, JSON.readTree(patch), Thing.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {}                            | {"text":"a","number":1,"list":["x","y"],"part":{"one":"p","two":"q"}}
                    {"text":"b"}                  | {"text":"b","number":1,"list":["x","y"],"part":{"one":"p","two":"q"}}
                    {"text":null,"number":null}   | {"list":["x","y"],"part":{"one":"p","two":"q"}}
                    {"list":["z"]}                | {"text":"a","number":1,"list":["z"],"part":{"one":"p","two":"q"}}
                    {"part":{"one":"r"}}          | {"text":"a","number":1,"list":["x","y"],"part":{"one":"r","two":"q"}}
                    {"part":{"one":null}}         | {"text":"a","number":1,"list":["x","y"],"part":{"two":"q"}}
                    {"part":null}                 | {"text":"a","number":1,"list":["x","y"]}
                    """)
    void changesWhatIsNamedAndLeavesTheRest(String patch, String expected) throws Exception {
        assertEquals(JSON.readTree(expected), JSON.valueToTree(patched(patch)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    []                       | ''
                    null                     | ''
                    "text"                   | ''
                    {"colour":"red"}         | /colour
                    {"part":{"three":1}}     | /part/three
                    {"number":"many"}        | /number
                    {"list":"x"}             | /list
                    """)
    void whatDoesNotFitIsNamed(String patch, String pointer) {
        BadInput bad = assertThrows(BadInput.class, () -> patched(patch));
        assertEquals(pointer, bad.errors().getFirst().pointer());
    }
}
