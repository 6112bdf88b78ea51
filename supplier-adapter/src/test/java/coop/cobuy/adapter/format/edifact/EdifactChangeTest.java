package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.CarriedOrders.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.format.EnvelopeOptions;
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
import java.util.stream.LongStream;

/** A changed order as ORDCHG: every line with what became of it. */
class EdifactChangeTest {

    private static final Map<ChangedLine.Change, String> ACTIONS =
            Map.of(
                    ChangedLine.Change.ADDED, "1",
                    ChangedLine.Change.CANCELLED, "2",
                    ChangedLine.Change.CHANGED, "3",
                    ChangedLine.Change.UNCHANGED, "4");

    private final EdifactFormat format = new EdifactFormat();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static List<Segment> all(List<Segment> body, String tag) {
        return body.stream().filter(segment -> segment.is(tag)).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysOfEachLineWhatBecameOfIt(long seed) {
        OrderChange change = change(seed);
        byte[] bytes = format.write(change, EnvelopeOptions.plain(), seed).bytes();
        var opened = Envelopes.of(bytes, StandardCharsets.UTF_8, new ArrayList<>()).getFirst();
        assertEquals(List.of(), opened.problems());
        Envelopes.Message message = opened.messages().getFirst();
        assertTrue(message.findings().isEmpty());
        assertEquals("ORDCHG", message.type());
        Segment begin = message.body().getFirst();
        assertEquals(List.of("230", change.number(), "4"), three(begin));
        List<Segment> lines = all(message.body(), "LIN");
        List<Segment> codes = all(message.body(), "PIA");
        List<Segment> quantities =
                all(message.body(), "QTY").stream()
                        .filter(qty -> qty.at(1, 1).equals("21"))
                        .toList();
        assertEquals(change.lines().size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            ChangedLine changed = change.lines().get(i);
            assertEquals(Integer.toString(changed.line().lineNo()), lines.get(i).at(1));
            assertEquals(ACTIONS.get(changed.change()), lines.get(i).at(2));
            assertEquals(changed.line().sku(), codes.get(i).at(2, 1));
            assertEquals(changed.line().units().toString(), quantities.get(i).at(1, 2));
        }
        assertEquals(
                Integer.toString(lines.size()), all(message.body(), "CNT").getFirst().at(1, 2));
        assertEquals(List.of(), IndependentReader.read(bytes, StandardCharsets.UTF_8).errors());
    }

    private static List<String> three(Segment segment) {
        return List.of(segment.at(1), segment.at(2), segment.at(3));
    }

    @Test
    void writesTheGoldenFile() {
        Golden.same(
                "order-change.edi",
                format.write(change(7), EnvelopeOptions.with("\"lines\":true"), 7).bytes());
    }
}
