package coop.cobuy.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What {@code deploy/run} was asked for.
 *
 * @param backupTo a file to save everything in; absent: run
 * @param restoreFrom a file to bring back; absent: run
 * @param port the aggregator-service's; the adapter, the database and the broker take the next
 *     three
 * @param data the folder of everything that lasts
 * @param fresh whether to begin with an empty data folder
 * @param demo whether to load the demo co-op
 * @param story whether to drive one round before the reader's eyes and stop
 * @param suppliers whether the demo's suppliers are played, so that orders are answered
 * @param databaseUrl a MySQL server to use instead of the embedded one, without a database
 * @param kafka a broker to use instead of the embedded one
 */
public record Options(
        Optional<Path> backupTo,
        Optional<Path> restoreFrom,
        int port,
        Path data,
        boolean fresh,
        boolean demo,
        boolean story,
        boolean suppliers,
        Optional<String> databaseUrl,
        Optional<String> kafka) {

    public static final String HELP =
            """
            deploy/run: a whole Cobuy on this machine, on loopback only

              --port N            the aggregator-service's port; the next three serve the
                                  supplier-adapter, the database and the broker (8080)
              --data DIR          where everything that lasts is kept (data)
              --fresh             begin with an empty data folder
              --no-demo           no demo co-op
              --story             drive one whole round through the public API, print what
                                  happened, and stop; its suppliers are played
              --suppliers         play the demo's suppliers: orders are answered, goods
                                  despatched and billed
              --database-url URL  use your own server: jdbc:mysql://HOST:PORT/ ; account and
                                  password from COBUY_DATABASE_USER, COBUY_DATABASE_PASSWORD
              --kafka HOST:PORT   use your own broker
              --help              this text

            deploy/backup FILE        saves database and log at one consistent point, while all runs
            deploy/restore FILE       brings that back into an empty --data DIR (or empty servers of
                                      your own); then start with deploy/run --no-demo
                                      both take --port, --data, --database-url, --kafka

            Ctrl-C stops all of it. The next start goes on where this one ended. The services'
            code is compiled by Java's quick compiler alone, which is ready sooner; deploy/serve
            and deploy/measure use the whole.
            """;

    private static final int PORT_DEFAULT = 8080;
    private static final int PORT_MAX = 65_535 - 3;

    /** The words of the command were off; the message says which. */
    public static final class BadOption extends RuntimeException {
        BadOption(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @throws BadOption if a word is unknown or lacks its value
     */
    public static Options parse(List<String> arguments, Path workingFolder) {
        int port = PORT_DEFAULT;
        Path data = workingFolder.resolve("data");
        boolean fresh = false;
        boolean demo = true;
        boolean story = false;
        boolean suppliers = false;
        Optional<String> databaseUrl = Optional.empty();
        Optional<String> kafka = Optional.empty();
        Optional<Path> backupTo = Optional.empty();
        Optional<Path> restoreFrom = Optional.empty();
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "backup" -> backupTo = Optional.of(workingFolder.resolve(value(word, words)));
                case "restore" ->
                        restoreFrom = Optional.of(workingFolder.resolve(value(word, words)));
                case "--port" -> port = port(value(word, words));
                case "--data" -> data = workingFolder.resolve(value(word, words));
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--story" -> story = true;
                case "--suppliers" -> suppliers = true;
                case "--database-url" -> databaseUrl = Optional.of(url(value(word, words)));
                case "--kafka" -> kafka = Optional.of(servers(value(word, words)));
                default -> throw new BadOption("There is no option " + word + ". See --help.");
            }
        }
        return new Options(
                backupTo,
                restoreFrom,
                port,
                data.toAbsolutePath().normalize(),
                fresh,
                demo,
                story,
                suppliers,
                databaseUrl,
                kafka);
    }

    int adapterPort() {
        return port + 1;
    }

    int databasePort() {
        return port + 2;
    }

    int brokerPort() {
        return port + 3;
    }

    private static String value(String word, Deque<String> words) {
        if (words.isEmpty() || words.peek().startsWith("--")) {
            throw new BadOption(word + " needs a value. See --help.");
        }
        return words.pop();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > PORT_MAX) {
            throw new BadOption("--port " + text + ": expected 1 to " + PORT_MAX + ".");
        }
        return Integer.parseInt(text);
    }

    private static String servers(String text) {
        if (!text.matches("[^,/\\s]+:[0-9]{1,5}(,[^,/\\s]+:[0-9]{1,5})*")) {
            throw new BadOption("--kafka " + text + ": expected HOST:PORT.");
        }
        return text;
    }

    private static String url(String text) {
        if (!text.matches("jdbc:mysql://[^/?]+/")) {
            throw new BadOption("--database-url " + text + ": expected jdbc:mysql://HOST:PORT/ .");
        }
        return text;
    }
}
