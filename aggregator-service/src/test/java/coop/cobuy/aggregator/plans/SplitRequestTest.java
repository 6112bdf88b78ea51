package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.SplittingCases;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class SplitRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> amounts(String body) throws IOException {
        return SplitRequest.answer(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .amounts();
    }

    private static List<String> pointers(String body) {
        BadInput bad = assertThrows(BadInput.class, () -> amounts(body));
        return bad.errors().stream().map(FieldProblem::pointer).toList();
    }

    private static String quoted(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    @Test
    void answersTheExampleOfTheDesign() throws IOException {
        String body =
                quoted(
                        "{'currency':'EUR','total':'-7.35','weights':['1999','4550','301'],"
                                + "'keys':['a','b','c']}");
        assertEquals(List.of("-2.15", "-4.88", "-0.32"), amounts(body));
    }

    static Stream<SplittingCases.Case> hamilton() {
        return SplittingCases.ofKind("hamilton");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hamilton")
    void answersTheWorkedCases(SplittingCases.Case each) throws IOException {
        JsonNode input = each.input();
        int decimals = input.get("exponent").asInt();
        ObjectNode body = JSON.createObjectNode().put("currency", input.get("currency").asText());
        body.put("total", decimal(input.get("total").asLong(), decimals));
        ArrayNode weights = body.putArray("weights");
        input.get("weights").forEach(weight -> weights.add(weight.asText()));
        if (input.has("keys")) {
            ArrayNode keys = body.putArray("keys");
            input.get("keys").forEach(key -> keys.add(key.asText()));
        }
        if (each.expected().has("error")) {
            assertTrue(!pointers(body.toString()).isEmpty());
            return;
        }
        List<String> expected =
                LongStream.of(SplittingCases.longs(each.expected().get("amounts")))
                        .mapToObj(amount -> decimal(amount, decimals))
                        .toList();
        assertEquals(expected, amounts(body.toString()));
    }

    private static String decimal(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    @Test
    void comparesKeysAsUtf8BytesAndTheIndexWhereThereAreNone() throws IOException {
        // U+FF5E is above U+1F600 in UTF-16, and below it in UTF-8
        String keys = "'keys':['\uFF5E','\uD83D\uDE00']";
        String head = "{'currency':'EUR','total':'0.01','weights':['1','1']";
        assertEquals(List.of("0.01", "0.00"), amounts(quoted(head + "," + keys + "}")));
        assertEquals(List.of("0.01", "0.00"), amounts(quoted(head + "}")));
    }

    @Test
    void takesWeightsWithDecimalsExactly() throws IOException {
        String body = quoted("{'currency':'JPY','total':'7','weights':['0.5','1.25','0']}");
        assertEquals(List.of("2", "5", "0"), amounts(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'currency':'EUR','total':'1.00','weights':['0','0']}                | /weights
                    {'currency':'EUR','total':'1.00','weights':[]}                       | /weights
                    {'currency':'EUR','total':'1.00','weights':['1','-1']}               | /weights/1
                    {'currency':'EUR','total':'1.00','weights':['NaN','1e3']}            | /weights/0 /weights/1
                    {'currency':'EUR','total':'1.00','weights':[1,null]}                 | /weights/0 /weights/1
                    {'currency':'EUR','total':'+1.00','weights':['1.','.5','+1',' 1']}   | /total /weights/0 /weights/1 /weights/2 /weights/3
                    {'currency':'EUR','total':'1','weights':['1','1'],'keys':['\\ud800','\\ud801']} | /keys/0 /keys/1
                    {'currency':'EUR','total':'1.001','weights':['1']}                   | /total
                    {'currency':'JPY','total':'1.5','weights':['1']}                     | /total
                    {'currency':'EUR','total':'99999999999999999999','weights':['1']}    | /total
                    {'currency':'EUR','total':1,'weights':['1']}                         | /total
                    {'currency':'XAU','total':'1','weights':['1']}                       | /currency
                    {'currency':'euro','total':'1','weights':['1']}                      | /currency
                    {'currency':'EUR','total':'1','weights':['1','1'],'keys':['a','a']}  | /keys/1
                    {'currency':'EUR','total':'1','weights':['1','1'],'keys':['a']}      | /keys
                    {'currency':'EUR','total':'1','weights':['1'],'keys':[1]}            | /keys/0
                    {'currency':'EUR','total':'1','weights':['1'],'key':['a']}           | /key
                    {'currency':'EUR','total':'1','total':'2','weights':['1']}           | /total
                    {'currency':'EUR'}                                                   | /total /weights
                    []                                                                   | ``
                    {'currency':'EUR','total':'1','weights':['1'                         | /weights
                    """)
    void namesWhatIsWrongWithItsPlace(String body, String pointers) {
        assertEquals(List.of(pointers.split(" ")), pointers(quoted(body)));
    }

    @Test
    void refusesNumbersOfTwoHundredDigits() {
        String body =
                quoted(
                        "{'currency':'EUR','total':'1.00','weights':['"
                                + "9".repeat(200)
                                + "','1']}");
        assertEquals(List.of("/weights/0"), pointers(body));
    }
}
