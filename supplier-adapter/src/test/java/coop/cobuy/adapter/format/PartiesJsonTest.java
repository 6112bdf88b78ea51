package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class PartiesJsonTest {

    private static final String GOOD =
            """
            {"heads":true,"parties":{
              "buyer":{"name":"Grünkern e. G.","gln":"4012345000009","endpointScheme":"0088",
                "endpointId":"4012345000009","vatId":"DE123456789","customerNumber":"10044",
                "street":"Am Lager 2","city":"Köln","postcode":"50667","country":"DE",
                "phone":"+49 221 1","email":"einkauf@gruenkern.example"},
              "supplier":{"gln":"4098765000010"}}}
            """;

    private final List<FieldProblem> problems = new ArrayList<>();

    private FormatOptions options(String json) throws Exception {
        JsonNode tree = new ObjectMapper().readTree(json);
        return FormatOptions.of(StandardCharsets.UTF_8, tree, problems);
    }

    @Test
    void readsBothSidesAndLeavesTheFormatItsOwn() throws Exception {
        FormatOptions options = options(GOOD);
        assertEquals(List.of(), problems);
        assertEquals("{\"heads\":true}", options.settings().toString());
        assertEquals("10044", options.parties().buyer().customerNumber());
        assertEquals("4098765000010", options.parties().supplier().gln());
        assertEquals(Party.UNKNOWN, options.parties().delivery());
    }

    @Test
    void isStoredAsItWasRead() throws Exception {
        FormatOptions options = options(GOOD);
        assertEquals(new ObjectMapper().readTree(GOOD), options.json());
        assertEquals(options, options(options.json().toString()));
        assertEquals("{}", options("{}").json().toString());
        assertEquals(Parties.UNKNOWN, options("{}").parties());
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "gln":"4012345000009"   | "gln":"4012345000008"    | /buyer/gln
                    "gln":"4012345000009"   | "gln":4012345000009      | /buyer/gln
                    "country":"DE"          | "country":"XX"           | /buyer/country
                    "vatId":"DE123456789"   | "vatId":"123456789"      | /buyer/vatId
                    "endpointScheme":"0088" | "endpointScheme":"GLN"   | /buyer/endpointScheme
                    "endpointScheme":"0088",| ~~                       | /buyer/endpointId
                    "city":"Köln"           | "city":""                | /buyer/city
                    "city":"Köln"           | "town":"Köln"            | /buyer/town
                    "supplier":{            | "seller":{               | /seller
                    {"gln":"4098765000010"} | []                       | /supplier
                    """)
    void pointsAtWhatIsWrong(String good, String bad, String pointer) throws Exception {
        assertTrue(GOOD.contains(good), good);
        options(GOOD.replace(good, bad));
        assertTrue(
                problems.stream()
                        .anyMatch(p -> p.pointer().equals("/formatOptions/parties" + pointer)),
                problems.toString());
    }
}
