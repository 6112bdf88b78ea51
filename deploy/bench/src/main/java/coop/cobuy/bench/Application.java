package coop.cobuy.bench;

import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Options;
import coop.cobuy.local.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The program behind {@code deploy/measure}. */
public final class Application {

    private static final String HELP =
            """
            deploy/measure intake [SECONDS]   orders over HTTP against an echo of the same body
            deploy/measure round [MEMBERS]    applying, cut-off to drafts, invoice split and posting
                                              of a round with ten lines for each member (100000)
            deploy/measure engine             the pure engine: a million lines, growth, Shapley shares
            deploy/measure drain              10,000 queued documents to 1,000 suppliers, of which one
                                              in twenty hangs, against the same without any
            deploy/measure pages              a member's shop of 10,000 offers; 500 open live streams
            deploy/measure feeds [SECONDS]    orders of 50 lines written in suppliers' formats, UBL
                                              by the official rules too; each in so many seconds (5)
            """;

    /** The first of some ports in a row; another where these are taken. */
    private static final int PORT = Integer.getInteger("cobuy.measure.port", 18_080);

    private static final int ECHO_PORT = PORT + 10;
    private static final int BURST_SECONDS = 60;
    private static final int MEMBERS = 100_000;
    private static final int FEEDS_SECONDS = 5;
    private static final int FEEDS_RUNS = 5;

    private Application() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.isEmpty()
                || !List.of("intake", "round", "drain", "engine", "feeds", "pages")
                        .contains(words.getFirst())) {
            System.err.print(HELP);
            System.exit(2);
        }
        Clock clock = Clock.systemUTC();
        Progress progress = new Progress(System.out, clock);
        Path folder = Files.createTempDirectory("cobuy-measure");
        if (words.getFirst().equals("engine")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete"));
            new EngineMeasure(folder, progress, clock).run();
            return;
        }
        if (words.getFirst().equals("feeds")) {
            long seconds = words.size() > 1 ? Long.parseLong(words.get(1)) : FEEDS_SECONDS;
            Duration run = Duration.ofSeconds(seconds).dividedBy(FEEDS_RUNS);
            delete(folder);
            new FeedsMeasure(progress, run.multipliedBy(3), run).run();
            return;
        }
        Options options =
                Options.parse(
                        List.of(
                                "--port",
                                Integer.toString(PORT),
                                "--data",
                                folder.toString(),
                                "--no-demo"),
                        folder);
        LocalCobuy cobuy = new LocalCobuy(options, progress, clock);
        // However this process ends, but by kill -9: its servers and their data end with it.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    cobuy.close();
                                    delete(folder);
                                },
                                "stop"));
        cobuy.start();
        int number = words.size() > 1 ? Integer.parseInt(words.get(1)) : 0;
        if (words.getFirst().equals("pages")) {
            new PagesMeasure(cobuy, progress, clock).run();
        } else if (words.getFirst().equals("intake")) {
            Duration burst = Duration.ofSeconds(number > 0 ? number : BURST_SECONDS);
            new IntakeMeasure(cobuy, folder, progress, clock, burst).run(ECHO_PORT);
        } else if (words.getFirst().equals("drain")) {
            new DrainMeasure(cobuy, progress, clock).run();
        } else {
            new RoundMeasure(cobuy, progress, clock, number > 0 ? number : MEMBERS).run();
        }
    }

    /** Some gigabytes after a large round. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            System.err.println("Left " + folder + " behind: " + e);
        }
    }
}
