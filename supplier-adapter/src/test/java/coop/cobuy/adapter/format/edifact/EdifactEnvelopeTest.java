package coop.cobuy.adapter.format.edifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.format.EnvelopeFormat.Came;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.IndependentReader;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class EdifactEnvelopeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final String RIGHT =
            EdifactSamples.interchange(
                    "ORDRSP", "BGM+231+R-1+29\nFTX+AAI+++It?'s + fine\nRFF+ON:PO-1\nUNS+S");

    private final EdifactFormat format = new EdifactFormat();

    private List<Interchange> open(String text) {
        return format.open(EdifactSamples.bytes(text), EnvelopeOptions.plain());
    }

    private List<FieldProblem> problems(String text) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Interchange interchange : open(text)) {
            problems.addAll(interchange.problems());
            for (Part part : interchange.parts()) {
                if (part instanceof Part.Document one
                        && one.read() instanceof Read.NotUnderstood not) {
                    problems.addAll(not.problems());
                }
            }
        }
        return problems;
    }

    private Optional<String> answer(String text) {
        return answer(text, EnvelopeOptions.with("\"acknowledge\":\"always\""), Set.of());
    }

    private Optional<String> answer(String text, FormatOptions options, Set<String> repeated) {
        return format.acknowledge(
                        EdifactSamples.bytes(text), options, new Came(NOW, repeated), () -> 78)
                .map(written -> new String(written.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void takesTheRightOne() {
        assertEquals(List.of(), problems(RIGHT));
        assertEquals("HOF:14/COBUY:14/77", open(RIGHT).getFirst().reference());
    }

    @Test
    void answersThoseThatAskForIt() {
        String asks = RIGHT.replace("0800+77'", "0800+77++++1'");
        assertEquals(Optional.empty(), answer(RIGHT, EnvelopeOptions.plain(), Set.of()));
        String answer = answer(asks, EnvelopeOptions.plain(), Set.of()).orElseThrow();
        assertTrue(answer.contains("UCI+77+HOF:14+COBUY:14+7'"), answer);
        var never = EnvelopeOptions.with("\"acknowledge\":\"never\"");
        assertEquals(Optional.empty(), answer(asks, never, Set.of()));
    }

    @Test
    void refusesAReferenceThatCameBefore() {
        var options = EnvelopeOptions.with("\"acknowledge\":\"always\"");
        String answer = answer(RIGHT, options, Set.of("HOF:14/COBUY:14/77")).orElseThrow();
        assertTrue(answer.contains("UCI+77+HOF:14+COBUY:14+4+26'"), answer);
        assertFalse(answer.contains("UCM"), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    UNT+6+1'   | UNT+7+1'  | UNT@7/1
                    UNT+6+1'   | UNT+6+2'  | UNT@7/2
                    UNT+6+1'   | ~~        | UNH@2
                    UNZ+1+77'  | UNZ+2+77' | UNZ@8/1
                    UNZ+1+77'  | UNZ+1+78' | UNZ@8/2
                    UNZ+1+77'  | ~~        | UNZ
                    UNB+       | UNX+      | UNB
                    ORDRSP:D   | APERAK:D  | UNH@2/2/1
                    RFF+ON:    | rff+ON:   | segment@5
                    """)
    void saysWhereAnEnvelopeIsWrong(String right, String wrong, String pointer) {
        List<FieldProblem> problems = problems(RIGHT.replace(right, wrong));
        assertFalse(problems.isEmpty());
        assertEquals(pointer, problems.getFirst().pointer(), problems.toString());
        assertTrue(problems.getFirst().reason().contains("line "), problems.toString());
    }

    @Test
    void noticesReferencesThatComeTwice() {
        String message = RIGHT.substring(RIGHT.indexOf("UNH"), RIGHT.indexOf("UNZ"));
        String twice = RIGHT.replace("UNZ+1", message + "UNZ+2");
        assertEquals("UNH@8/1", problems(twice).getFirst().pointer());
    }

    @Test
    void readsWithThePunctuationThatUnaNames() {
        String other =
                "UNA|!,\\ ~"
                        + RIGHT.replace('+', '!')
                                .replace(':', '|')
                                .replace("?'", "QUOTE")
                                .replace('\'', '~')
                                .replace("QUOTE", "'")
                                .replace("s ! fine", "s + fi\\ne\\~");
        assertEquals(List.of(), problems(other));
        Part.Document document = (Part.Document) open(other).getFirst().parts().getFirst();
        OrderResponse read = (OrderResponse) ((Read.Understood) document.read()).document();
        assertEquals("It's + fine~", read.note());
    }

    @Test
    void readsRepetitionsInVersionFourOnly() {
        String text = "UNA:+.?*'" + RIGHT.replace("BGM+231+R-1+29", "BGM+231+R*1+29");
        assertEquals("BGM@3/2/1", problems(text).getFirst().pointer());
        assertEquals(List.of(), problems(text.replace("UNOY:4", "UNOY:3")));
    }

    @Test
    void answersWhatItTakes() {
        String answer = answer(RIGHT).orElseThrow();
        assertTrue(
                answer.contains(
                        "UNH+1+CONTRL:4:1:UN'UCI+77+HOF:14+COBUY:14+7'"
                                + "UCM+1+ORDRSP:D:96A:UN:EAN005+7'UNT+4+1'UNZ+1+78'"),
                answer);
        var read = IndependentReader.read(EdifactSamples.bytes(answer), StandardCharsets.UTF_8);
        assertEquals(List.of(), read.errors());
    }

    @Test
    void answersWhereItDoesNotTake() {
        String message = answer(RIGHT.replace("+29", "+ZZ")).orElseThrow();
        assertTrue(message.contains("UCM+1+ORDRSP:D:96A:UN:EAN005+4+12'UCS+2'UCD+12+4'"), message);
        String cut = answer(RIGHT.replace("UNZ+1+77'", "")).orElseThrow();
        assertTrue(cut.contains("UCI+77+HOF:14+COBUY:14+4+29'UNT"), cut);
    }

    @Test
    void answersEachInterchangeOfAFile() {
        String answer = answer(RIGHT + RIGHT.replace("77", "78")).orElseThrow();
        assertTrue(answer.contains("UCI+77+") && answer.contains("UCI+78+"), answer);
        assertTrue(answer.endsWith("UNZ+2+78'"), answer);
        var read = IndependentReader.read(EdifactSamples.bytes(answer), StandardCharsets.UTF_8);
        assertEquals(List.of(), read.errors());
    }

    @Test
    void answersNoAnswers() {
        assertEquals(
                Optional.empty(),
                answer(EdifactSamples.interchange("CONTRL", "UCI+42+COBUY:14+HOF:14+7")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UCI+42+COBUY:14+HOF:14+7     | true  | CONTRL: accepted
                    UCI+42+COBUY:14+HOF:14+8     | true  | CONTRL: received
                    UCI+42+COBUY:14+HOF:14+4+29  | false | CONTRL: rejected: interchange counts do not match
                    """)
    void understandsAnswers(String uci, boolean understood, String detail) {
        String text = EdifactSamples.interchange("CONTRL", uci);
        assertEquals(
                List.of(new Part.Receipt("42", understood, detail)), open(text).getFirst().parts());
    }

    @Test
    void understandsItsOwnAnswer() {
        Interchange read = open(answer(RIGHT.replace("+29", "+ZZ")).orElseThrow()).getFirst();
        assertEquals(
                List.of(
                        new Part.Receipt(
                                "77",
                                false,
                                "CONTRL: rejected: message 1 invalid value; element 4 invalid"
                                        + " value")),
                read.parts());
    }
}
