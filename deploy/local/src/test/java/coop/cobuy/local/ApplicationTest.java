package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.JavaCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program behind {@code deploy/run} as a process, where it says no before it starts a thing.
 */
class ApplicationTest {

    @TempDir static Path folder;

    /** How it ended and what it said. */
    private record Ended(int status, String said) {}

    private static Ended run(String... words) throws Exception {
        List<String> command =
                JavaCommand.of(
                        "launcher",
                        List.of("-Xmx64m", "-XX:+UseSerialGC"),
                        entry -> true,
                        "coop.cobuy.local.Application",
                        List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        return new Ended(process.exitValue(), said);
    }

    private static void assertSays(int status, String sentence, Ended ended) {
        assertTrue(ended.said().contains(sentence), ended.said());
        assertEquals(status, ended.status(), ended.said());
    }

    private static Path data(String name) {
        return folder.resolve(name);
    }

    /** Nothing but the lock and the secrets that every start makes first. */
    private static boolean holdsNoServer(Path data) throws Exception {
        Set<String> made = Set.of(".lock", "operator-token", "secrets-key");
        try (Stream<Path> entries = Files.list(data)) {
            return entries.allMatch(entry -> made.contains(entry.getFileName().toString()));
        }
    }

    @Test
    void tellsItsOptions() throws Exception {
        Ended ended = run("--help");
        assertSays(0, "--database-url URL", ended);
        assertEquals(Options.HELP, ended.said());
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() throws Exception {
        assertSays(2, "There is no option --colour. See --help.", run("--colour", "red"));
    }

    @Test
    void tellsThatAPortIsInUseAndStartsNothing() throws Exception {
        int first = ChildProcess.freePorts(4);
        int broker = first + 3;
        try (ServerSocket other = new ServerSocket(broker, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(other.isBound());
            Path data = data("port");
            Ended ended = run("--port", Integer.toString(first), "--data", data.toString());
            assertSays(
                    1,
                    "port "
                            + broker
                            + ", meant for the broker, is in use. Choose others with --port.",
                    ended);
            assertTrue(holdsNoServer(data));
        }
    }

    @Test
    void doesNotTouchAFolderThatAnotherCobuyHolds() throws Exception {
        Path data = Files.createDirectories(data("held"));
        Path kept = Files.writeString(data.resolve("operator-token"), "kept");
        try (FileChannel channel =
                        FileChannel.open(
                                data.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            assertSays(
                    1, "another Cobuy runs on " + data, run("--fresh", "--data", data.toString()));
        }
        assertEquals("kept", Files.readString(kept));
    }

    @Test
    void deletesNoFolderThatIsNotItsOwn() throws Exception {
        Path data = Files.createDirectories(data("letters"));
        Path letter = Files.writeString(data.resolve("letter.txt"), "Dear Ada");
        assertSays(1, "is no data folder of Cobuy", run("--fresh", "--data", data.toString()));
        assertEquals("Dear Ada", Files.readString(letter));
    }

    @Test
    void tellsThatAServerOfOnesOwnIsNotThere() throws Exception {
        String port = Integer.toString(ChildProcess.freePort());
        String first = Integer.toString(ChildProcess.freePorts(4));
        String data = data("own").toString();
        assertSays(
                1,
                "The broker at 127.0.0.1:" + port + " cannot be reached",
                run("--port", first, "--data", data, "--kafka", "127.0.0.1:" + port));
        String url = "jdbc:mysql://127.0.0.1:" + port + "/";
        assertSays(
                1,
                "The database server at " + url + " cannot be used",
                run("--port", first, "--data", data, "--database-url", url));
        assertTrue(holdsNoServer(data("own")));
    }

    @Test
    void endsWhatADeadLauncherLeftRunning() throws Exception {
        Path data = Files.createDirectories(data("leftover"));
        Files.writeString(data.resolve("operator-token"), "of the dead one");
        ChildProcess left = sleeper("aggregator-service", data.resolve("services"));
        ChildProcess strange = sleeper("anything", data.resolve("elsewhere"));
        try (DataFolder held = DataFolder.open(data, new Progress(System.out, Clock.systemUTC()))) {
            assertFalse(left.isAlive());
            assertTrue(strange.isAlive());
            held.empty();
            assertTrue(holdsNoServer(data));
            assertFalse(Files.exists(data.resolve("operator-token")));
        } finally {
            strange.close();
            left.close();
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyGotTheIdOfOurs() throws Exception {
        Path data = data("recycled");
        ChildProcess other = sleeper("anything", data.resolve("elsewhere"));
        try {
            Files.createDirectories(data.resolve("broker"));
            Files.writeString(data.resolve("broker/kafka.pid"), other.pid() + " 1000000000000");
            DataFolder.open(data, new Progress(System.out, Clock.systemUTC())).close();
            assertTrue(other.isAlive());
            assertFalse(Files.exists(data.resolve("broker/kafka.pid")));
        } finally {
            other.close();
        }
    }

    private static ChildProcess sleeper(String name, Path where) {
        return ChildProcess.start(name, where, List.of("/bin/sleep", "300"), Map.of());
    }
}
