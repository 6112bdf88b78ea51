package coop.cobuy.local;

import coop.cobuy.local.backup.Backup;
import coop.cobuy.local.backup.Manifest;
import coop.cobuy.local.backup.Restore;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code deploy/run}. */
public final class Application {

    private static final int USAGE = 2;

    private Application() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            run(Options.parse(words, Path.of("")));
        } catch (Options.BadOption e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println("Cobuy cannot run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        // Made ready before several threads log at once, which would be told on the terminal.
        LoggerFactory.getLogger(Application.class).debug("{}", options);
        Progress progress = new Progress(System.out, Clock.systemUTC());
        if (options.backupTo().isPresent()) {
            backup(options, options.backupTo().get(), progress);
            return;
        }
        if (options.restoreFrom().isPresent()) {
            restore(options, options.restoreFrom().get(), progress);
            return;
        }
        LocalCobuy cobuy = new LocalCobuy(options, progress, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(cobuy::close, "stop"));
        cobuy.start();
        if (options.demo() || options.story()) {
            new Demo(cobuy, options.data(), progress, Clock.systemUTC()).load();
        }
        if (options.story()) {
            try (DemoSuppliers suppliers = DemoSuppliers.ofStory(cobuy, options.data())) {
                new Story(cobuy, options.data(), progress, suppliers).tell();
            }
            return;
        }
        if (options.demo() && options.suppliers()) {
            DemoSuppliers suppliers = DemoSuppliers.unhurried(cobuy, options.data());
            Runtime.getRuntime().addShutdownHook(new Thread(suppliers::close, "suppliers"));
            progress.say("demo: both suppliers are played; they answer what is approved");
        }
        progress.say("ready. Ctrl-C stops everything.");
        awaitForEver();
    }

    private static void backup(Options options, Path file, Progress progress) {
        try {
            Manifest manifest =
                    new Backup(Surroundings.storesOf(options), Clock.systemUTC())
                            .write(file.toAbsolutePath());
            progress.say("saved " + summary(manifest) + " in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void restore(Options options, Path file, Progress progress) {
        try (DataFolder folder = DataFolder.open(options.data(), progress);
                Surroundings surroundings = new Surroundings(options, progress)) {
            if (options.fresh()) {
                folder.empty();
            }
            surroundings.start();
            Manifest manifest = new Restore(surroundings.stores()).read(file);
            progress.say("brought back " + summary(manifest) + " of " + manifest.createdAt());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String summary(Manifest manifest) {
        long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        long records = manifest.partitions().stream().mapToLong(p -> p.end() - p.begin()).sum();
        return "%d tables with %d rows, %d records of the log"
                .formatted(manifest.tables().size(), rows, records);
    }

    private static void awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
