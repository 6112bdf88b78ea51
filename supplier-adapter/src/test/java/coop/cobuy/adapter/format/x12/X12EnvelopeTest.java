package coop.cobuy.adapter.format.x12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class X12EnvelopeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final String RIGHT =
            X12Samples.interchange("PR", "855", "BAK*00*AT*PO-1*20261124****R-1");

    private final X12Format format = new X12Format();

    private List<Interchange> open(String text) {
        return format.open(X12Samples.bytes(text), EnvelopeOptions.plain());
    }

    /** Of envelopes and what is in them. */
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
        return answer(text, EnvelopeOptions.plain(), Set.of());
    }

    private Optional<String> answer(String text, FormatOptions options, Set<String> repeated) {
        return format.acknowledge(
                        X12Samples.bytes(text), options, new Came(NOW, repeated), () -> 77)
                .map(written -> new String(written.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void takesTheRightOne() {
        assertEquals(List.of(), problems(RIGHT));
        assertEquals("ZZ:HOF/ZZ:COBUY/000000012", open(RIGHT).getFirst().reference());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SE*3*0012     | SE*4*0012         | SE@5/1
                    SE*3*0012     | SE*3*0013         | SE@5/2
                    SE*3*0012     | SE**0012          | SE@5/1
                    GE*1*12       | GE*2*12           | GE@6/1
                    GE*1*12       | GE*1*13           | GE@6/2
                    IEA*1*000000012 | IEA*2*000000012 | IEA@7/1
                    IEA*1*000000012 | IEA*1*000000013 | IEA@7/2
                    IEA*1*000000012~ | ''             | IEA
                    GE*1*12~      | ''                | IEA@6
                    SE*3*0012~    | ''                | ST@3
                    *ZZ*HOF            * | *ZZ*HOF*   | ISA
                    ISA*          | ISB*              | ISA
                    ST*855        | ST*999            | ST@3/1
                    """)
    void saysWhereAnEnvelopeIsWrong(String right, String wrong, String pointer) {
        String text = RIGHT.replace(right, wrong);
        List<FieldProblem> problems = problems(text);
        assertFalse(problems.isEmpty());
        assertEquals(pointer, problems.getFirst().pointer(), problems.toString());
        assertTrue(problems.getFirst().reason().contains("line "), problems.toString());
    }

    @Test
    void saysWhichElementOfIsaWasTrimmed() {
        String reason = problems(RIGHT.replace("*COBUY          *", "*COBUY*")).getFirst().reason();
        assertTrue(reason.startsWith("ISA element 8 has 5 characters (expected: 15)"), reason);
    }

    @Test
    void noticesNumbersThatComeTwice() {
        String body = "BAK*00*AT*PO-1*20261124****R-1";
        String twice =
                X12Samples.isa("000000001")
                        + X12Samples.group(
                                "PR",
                                "1",
                                2,
                                X12Samples.transaction("855", "0001", body)
                                        + X12Samples.transaction("855", "0001", body))
                        + "IEA*1*000000001~";
        assertEquals("ST@6/2", problems(twice).getFirst().pointer());
        String groups =
                X12Samples.isa("000000001")
                        + X12Samples.group(
                                "PR", "1", 1, X12Samples.transaction("855", "0001", body))
                        + X12Samples.group(
                                "PR", "1", 1, X12Samples.transaction("855", "0002", body))
                        + "IEA*2*000000001~";
        assertEquals("GS@7/6", problems(groups).getFirst().pointer());
    }

    @Test
    void opensSeveralInterchangesOfOneFile() {
        List<Interchange> both = open(RIGHT + RIGHT.replace("12", "13"));
        assertEquals(2, both.size());
        assertEquals("ZZ:HOF/ZZ:COBUY/000000013", both.getLast().reference());
    }

    @Test
    void answersWhatItTakes() {
        String answer = answer(RIGHT).orElseThrow();
        assertTrue(answer.contains("AK1*PR*12~AK2*855*0012~AK5*A~AK9*A*1*1*1~SE*6*0077~"), answer);
        var read = IndependentReader.read(X12Samples.bytes(answer), StandardCharsets.UTF_8);
        assertEquals(List.of(), read.errors());
    }

    @Test
    void answersWhereItDoesNotTake() {
        String wrong = RIGHT.replace("BAK*00*AT", "BAK*00*XX").replace("20261124", "2026");
        String answer = answer(wrong).orElseThrow();
        assertTrue(
                answer.contains("AK2*855*0012~AK3*BAK*2**8~AK4*2**7*XX~AK5*R*5~AK9*R*1*1*0~"),
                answer);
        String counts = answer(RIGHT.replace("SE*3*", "SE*9*")).orElseThrow();
        assertTrue(counts.contains("AK5*R*4~AK9*R*1*1*0~"), counts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IEA*1*000000012  | IEA*2*000000012 | R*021
                    IEA*1*000000012  | IEA*1*000000013 | R*001
                    IEA*1*000000012~ | ''              | R*023
                    IEA*1*           | XYZ*1~IEA*1*    | R*022
                    *000000012*0*P*  | *000000012*1*P* | A*000
                    """)
    void tellsByTa1WhatBecameOfAnInterchange(String right, String wrong, String verdict) {
        String answer = answer(RIGHT.replace(right, wrong)).orElseThrow();
        assertTrue(answer.contains("~TA1*000000012*261124*0800*" + verdict + "~"), answer);
        assertEquals(verdict.startsWith("A"), answer.contains("~AK9*A*1*1*1~"), answer);
        var read = IndependentReader.read(X12Samples.bytes(answer), StandardCharsets.UTF_8);
        assertEquals(List.of(), read.errors());
        var receipt = (Part.Receipt) open(answer).getFirst().parts().getFirst();
        assertEquals(verdict.startsWith("A"), receipt.understood());
    }

    @Test
    void refusesANumberThatCameBefore() {
        String answer =
                answer(RIGHT, EnvelopeOptions.plain(), Set.of("ZZ:HOF/ZZ:COBUY/000000012"))
                        .orElseThrow();
        assertTrue(answer.contains("~TA1*000000012*261124*0800*R*025~IEA*0*"), answer);
        assertFalse(answer.contains("AK1"), answer);
    }

    @Test
    void answersWhatTheProfileSays() {
        var asked = EnvelopeOptions.with("\"acknowledge\":\"asked\"");
        var never = EnvelopeOptions.with("\"acknowledge\":\"never\"");
        String asks = RIGHT.replace("*000000012*0*P*", "*000000012*1*P*");
        assertEquals(Optional.empty(), answer(RIGHT, asked, Set.of()));
        assertTrue(answer(asks, asked, Set.of()).orElseThrow().contains("AK9*A"));
        assertEquals(Optional.empty(), answer(asks, never, Set.of()));
    }

    @Test
    void answersNoAnswers() {
        String acknowledgement = X12Samples.interchange("FA", "997", "AK1*PO*42\nAK9*A*1*1*1");
        assertEquals(Optional.empty(), answer(acknowledgement));
    }

    @Test
    void answersNoGroupWhoseNumberItCannotRepeat() {
        String strange = RIGHT.replace("*12*X", "*>*X").replace("GE*1*12", "GE*1*>");
        assertEquals(Optional.empty(), answer(strange));
    }

    @Test
    void givesTheSameAnswerToTheSameFile() {
        assertEquals(answer(RIGHT), answer(RIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AK9*A*1*1*1     | true  | 997: accepted
                    AK9*E*1*1*1     | true  | 997: accepted, with errors noted
                    AK9*P*1*1*0     | false | 997: partly accepted
                    AK9*R*1*1*0*5   | false | 997: rejected: number of transactions does not match
                    """)
    void understandsAnswers(String ak9, boolean understood, String detail) {
        String text = X12Samples.interchange("FA", "997", "AK1*PO*000042\n" + ak9);
        assertEquals(
                List.of(new Part.Receipt("42", understood, detail)), open(text).getFirst().parts());
    }

    @Test
    void understandsItsOwnAnswer() {
        String wrong = RIGHT.replace("BAK*00*AT", "BAK*00*XX");
        Interchange read = open(answer(wrong).orElseThrow()).getFirst();
        assertEquals(
                List.of(
                        new Part.Receipt(
                                "12",
                                false,
                                "997: rejected: segment BAK at 2 (code 8); element 2 (code 7)"
                                        + " \"XX\"; segments in error")),
                read.parts());
    }
}
