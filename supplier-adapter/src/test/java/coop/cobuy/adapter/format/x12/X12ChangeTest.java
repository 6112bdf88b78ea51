package coop.cobuy.adapter.format.x12;

import static coop.cobuy.adapter.format.CarriedOrders.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.IndependentReader;
import coop.cobuy.adapter.format.segment.Segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A changed order as 860: every line with what became of it. */
class X12ChangeTest {

    private static final Map<ChangedLine.Change, String> CODES =
            Map.of(
                    ChangedLine.Change.ADDED, "AI",
                    ChangedLine.Change.CHANGED, "CA",
                    ChangedLine.Change.CANCELLED, "DI",
                    ChangedLine.Change.UNCHANGED, "NC");

    private final X12Format format = new X12Format();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static Envelopes.Transaction written(byte[] bytes) {
        var opened =
                Envelopes.of(new String(bytes, StandardCharsets.UTF_8), new ArrayList<>())
                        .getFirst();
        assertEquals(List.of(), opened.problems());
        Envelopes.Transaction transaction = opened.groups().getFirst().transactions().getFirst();
        assertTrue(transaction.findings().isEmpty());
        return transaction;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysOfEachLineWhatBecameOfIt(long seed) {
        for (String orderIn : List.of("units", "cases")) {
            FormatOptions options = EnvelopeOptions.with("\"orderIn\":\"" + orderIn + "\"");
            OrderChange change = change(seed);
            byte[] bytes = format.write(change, options, seed).bytes();
            Envelopes.Transaction transaction = written(bytes);
            assertEquals("860", transaction.set());
            Segment head = transaction.body().getFirst();
            assertEquals("BCH*04*SA*" + change.number(), String.join("*", cells(head, 3)));
            List<Segment> lines = Lines.all(transaction.body(), "POC");
            assertEquals(change.lines().size(), lines.size());
            for (int i = 0; i < lines.size(); i++) {
                assertLine(change.lines().get(i), lines.get(i), orderIn.equals("cases"));
            }
            assertEquals(
                    Integer.toString(lines.size()),
                    Lines.first(transaction.body(), "CTT").orElseThrow().at(1));
            assertEquals(
                    change.totals().gross().decimal(),
                    Lines.first(transaction.body(), "AMT", Set.of("TT")).orElseThrow().at(2));
            assertEquals(List.of(), IndependentReader.read(bytes, StandardCharsets.UTF_8).errors());
        }
    }

    private static List<String> cells(Segment segment, int elements) {
        List<String> cells = new ArrayList<>(List.of(segment.tag()));
        for (int i = 1; i <= elements; i++) {
            cells.add(segment.at(i));
        }
        return cells;
    }

    private static void assertLine(ChangedLine changed, Segment poc, boolean inCases) {
        var line = changed.line();
        boolean cases = inCases && !line.cases().isZero();
        assertEquals(Integer.toString(line.lineNo()), poc.at(1));
        assertEquals(CODES.get(changed.change()), poc.at(2));
        assertEquals(cases ? line.cases().toString() : line.units().toString(), poc.at(3));
        assertEquals(cases, poc.at(5).equals("CA"), poc.at(5));
        assertEquals(line.sku(), poc.at(9));
    }

    @Test
    void writesTheGoldenFile() {
        Golden.same(
                "order-change.x12",
                format.write(change(7), EnvelopeOptions.with("\"lines\":true"), 7).bytes());
    }
}
