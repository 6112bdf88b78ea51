package coop.cobuy.adapter.transport.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

class FolderTransportTest {

    private static final CoopId COOP = new CoopId(new UUID(0, 1));
    private static final byte[] BYTES = "order".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path root = Path.of("");

    private static Route route(String address) {
        return new Route(COOP, new SupplierId(new UUID(0, 2)), address, null, false);
    }

    private Outcome send(String address, String fileName, byte[] bytes) {
        return new FolderTransport(new FolderRoot(root.toString()))
                .send(route(address), new Parcel(new UUID(1, 2), fileName, "text/csv", bytes));
    }

    private Path orders(String address) {
        return root.resolve(COOP.toString()).resolve(address).resolve("orders");
    }

    @Test
    void putsTheFileInPlaceWhole() throws Exception {
        assertInstanceOf(Outcome.Delivered.class, send("hof", "order-1.csv", BYTES));
        assertArrayEquals(BYTES, Files.readAllBytes(orders("hof").resolve("order-1.csv")));
        assertEquals(1, count(orders("hof")));
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void takesTheSameFileForDone() {
        send("hof", "order-1.csv", BYTES);
        assertInstanceOf(Outcome.Delivered.class, send("hof", "order-1.csv", BYTES));
    }

    @Test
    void neverOverwrites() throws Exception {
        send("hof", "order-1.csv", BYTES);
        assertInstanceOf(
                Outcome.Impossible.class,
                send("hof", "order-1.csv", "other".getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(BYTES, Files.readAllBytes(orders("hof").resolve("order-1.csv")));
    }

    @Test
    void startsAnewAfterACrashInTheMiddle() throws Exception {
        Files.createDirectories(orders("hof"));
        Files.writeString(orders("hof").resolve(".order-1.csv.part"), "ord");
        assertInstanceOf(Outcome.Delivered.class, send("hof", "order-1.csv", BYTES));
        assertArrayEquals(BYTES, Files.readAllBytes(orders("hof").resolve("order-1.csv")));
        assertEquals(1, count(orders("hof")));
    }

    @Test
    void startsAnewAfterACrashBetweenNamingAndCleaningUp() throws Exception {
        send("hof", "order-1.csv", BYTES);
        Files.createLink(
                orders("hof").resolve(".order-1.csv.part"), orders("hof").resolve("order-1.csv"));
        assertInstanceOf(Outcome.Delivered.class, send("hof", "order-1.csv", BYTES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../x",
                "/etc",
                "a/../b",
                "a//b",
                "a/",
                ".hidden",
                "a\\b",
                "a\u0000b",
                "a/b/c/d/e",
                "~",
                "a b"
            })
    void refusesPathTricks(String address) throws Exception {
        FolderTransport transport = new FolderTransport(new FolderRoot(root.toString()));
        assertEquals(1, transport.check(route(address)).size());
        assertInstanceOf(Outcome.Impossible.class, send(address, "order-1.csv", BYTES));
        assertInstanceOf(Outcome.Impossible.class, send("hof", address, BYTES));
        assertEquals(0, count(root));
    }

    @Test
    void followsNoLinkOutOfTheFolder() throws Exception {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Path own = Files.createDirectories(root.resolve(COOP.toString()));
        Files.createSymbolicLink(own.resolve("hof"), outside);
        assertInstanceOf(Outcome.TryAgain.class, send("hof", "order-1.csv", BYTES));
        assertFalse(Files.exists(outside.resolve("orders")));
    }
}
