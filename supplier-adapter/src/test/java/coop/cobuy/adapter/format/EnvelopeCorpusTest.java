package coop.cobuy.adapter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.format.EnvelopeFormat.Came;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.edifact.EdifactFormat;
import coop.cobuy.adapter.format.x12.X12Format;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Others' X12 and EDIFACT files, as they are and spoilt: read, or refused with place and reason.
 */
class EnvelopeCorpusTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final Duration A_FILE = Duration.ofSeconds(5);
    private static final Duration FUZZED = Duration.ofSeconds(3);
    private static final FormatOptions OPTIONS = EnvelopeOptions.with("\"acknowledge\":\"always\"");

    /** What the files that need no mercy say, so that reading nothing would be noticed. */
    private static final List<String> READ =
            List.of("PR855__pass__1", "po-ack-ship-details", "simple997.edi", "invoic_d97b");

    private final X12Format x12 = new X12Format();
    private final EdifactFormat edifact = new EdifactFormat();

    @TestFactory
    Stream<DynamicTest> readsX12OrSaysWhyNot() {
        return Corpus.files("x12").stream().map(file -> test(file, x12));
    }

    @TestFactory
    Stream<DynamicTest> readsEdifactOrSaysWhyNot() {
        return Corpus.files("edifact").stream().map(file -> test(file, edifact));
    }

    private static DynamicTest test(Path file, EnvelopeFormat format) {
        String name = file.getFileName().toString();
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    byte[] bytes = Corpus.bytes(file);
                    List<FieldProblem> problems =
                            assertTimeoutPreemptively(A_FILE, () -> checked(format, bytes));
                    if (READ.stream().anyMatch(name::contains)) {
                        assertEquals(List.of(), problems);
                    }
                });
    }

    /**
     * All problems; each with place and reason, and no file without document, answer or problem.
     */
    private static List<FieldProblem> checked(EnvelopeFormat format, byte[] bytes) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Interchange> interchanges = format.open(bytes, OPTIONS);
        assertFalse(interchanges.isEmpty());
        for (Interchange interchange : interchanges) {
            problems.addAll(interchange.problems());
            assertFalse(interchange.parts().isEmpty() && interchange.problems().isEmpty());
            for (Part part : interchange.parts()) {
                if (part instanceof Part.Document(Read.NotUnderstood not)) {
                    assertFalse(not.problems().isEmpty());
                    problems.addAll(not.problems());
                }
            }
        }
        for (FieldProblem problem : problems) {
            assertFalse(problem.pointer().isEmpty(), problem.toString());
            assertTrue(problem.reason().matches("(?s).+ \\(line \\d+, .+\\)"), problem.toString());
        }
        Optional<Format.Written> answer =
                format.acknowledge(bytes, OPTIONS, new Came(NOW, Set.of()), () -> 1);
        answer.ifPresent(written -> assertAnswer(format, written.bytes()));
        return problems;
    }

    /** Whatever came, what we answer is an acknowledgement that we would understand. */
    private static void assertAnswer(EnvelopeFormat format, byte[] answer) {
        for (Interchange interchange : format.open(answer, OPTIONS)) {
            assertEquals(List.of(), interchange.problems());
            assertFalse(interchange.parts().isEmpty());
            interchange
                    .parts()
                    .forEach(part -> assertTrue(part instanceof Part.Receipt, part.toString()));
        }
    }

    @TestFactory
    Stream<DynamicTest> survivesSpoiltFiles() {
        return Stream.of(fuzz("x12", x12), fuzz("edifact", edifact));
    }

    private static DynamicTest fuzz(String kind, EnvelopeFormat format) {
        return DynamicTest.dynamicTest(
                kind,
                () -> {
                    List<byte[]> files = Corpus.files(kind).stream().map(Corpus::bytes).toList();
                    long until = System.nanoTime() + FUZZED.toNanos();
                    long seed = 0;
                    while (System.nanoTime() < until) {
                        seed++;
                        byte[] spoilt = spoilt(files, new Random(seed));
                        try {
                            checked(format, spoilt);
                        } catch (RuntimeException | AssertionError e) {
                            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                        }
                    }
                    assertTrue(seed > 100, "only " + seed + " files");
                });
    }

    /** Bytes changed, cut out, doubled, or of another file. */
    private static byte[] spoilt(List<byte[]> files, Random random) {
        byte[] bytes = files.get(random.nextInt(files.size())).clone();
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(Math.min(40, bytes.length - at));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "*~+:'?\n0A".charAt(random.nextInt(9));
                case 2 -> bytes = joined(bytes, at, new byte[0], at + length);
                case 3 -> bytes = joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
                default -> {
                    byte[] other = files.get(random.nextInt(files.size()));
                    int from = random.nextInt(other.length);
                    int to = Math.min(other.length, from + 80);
                    bytes = joined(bytes, at, Arrays.copyOfRange(other, from, to), at);
                }
            }
            if (bytes.length == 0) {
                return new byte[] {'I'};
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = new byte[head + middle.length + bytes.length - tail];
        System.arraycopy(bytes, 0, joined, 0, head);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }
}
