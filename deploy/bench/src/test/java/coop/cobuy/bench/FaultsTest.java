package coop.cobuy.bench;

import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Options;
import coop.cobuy.local.Progress;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Ends parts of a whole Cobuy as a crash would, while orders stream in, a round closes and all that
 * follows is under way, and then holds it to what it acknowledged. {@code deploy/test-faults} runs
 * it; a failure is repeated by its seed: {@code deploy/test-faults -Dtest=FaultsTest
 * -Dcobuy.faults.seeds=17}.
 */
@Tag("faults")
class FaultsTest {

    private static final int PORT = 19_080;
    private static final int SEEDS = 20;

    private static final Clock CLOCK = Clock.systemUTC();
    private static LocalCobuy cobuy;
    private static WebhookEndpoint endpoint;
    private static FaultCoop coop;
    private static SupplierSide side;

    static IntStream seeds() {
        String given = System.getProperty("cobuy.faults.seeds", "");
        return given.isEmpty()
                ? IntStream.rangeClosed(1, SEEDS)
                : Arrays.stream(given.split(",")).mapToInt(Integer::parseInt);
    }

    @BeforeAll
    static void startCobuy() {
        Path data = Path.of("target", "faults").toAbsolutePath();
        List<String> words =
                List.of(
                        "--port",
                        Integer.toString(PORT),
                        "--data",
                        data.toString(),
                        "--no-demo",
                        "--fresh");
        cobuy = new LocalCobuy(Options.parse(words, data), new Progress(System.out, CLOCK), CLOCK);
        cobuy.start();
        endpoint = new WebhookEndpoint();
        coop = FaultCoop.found(cobuy, endpoint, CLOCK);
        side = new SupplierSide(coop, endpoint, data.resolve("feeds"));
    }

    @AfterAll
    static void stopCobuy() {
        if (cobuy != null) {
            cobuy.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasAcknowledgedIsCountedOnceWhateverIsEnded(int seed) throws Exception {
        StoredFacts stored = new StoredFacts(cobuy.surroundings().stores(), coop.coop().id());
        try (Crashes crashes = new Crashes(seed, cobuy, CLOCK, System.out)) {
            new FaultyRound(coop, side, stored, crashes, new Random(seed), CLOCK).run();
        }
    }
}
