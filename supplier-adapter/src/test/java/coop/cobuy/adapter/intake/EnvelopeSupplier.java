package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A supplier of a co-op of its own who speaks X12 or EDIFACT by a folder. */
final class EnvelopeSupplier {

    private final UUID coop = UUID.randomUUID();
    private final UUID supplier = UUID.randomUUID();
    private final Path root;
    private final Api api;
    private final String buyer;

    /**
     * @param root where the adapter keeps folders
     */
    EnvelopeSupplier(URI server, TestCallers callers, String root) {
        this.root = Path.of(root);
        this.api = new Api(server);
        this.buyer = callers.token(coop, Role.BUYER, null);
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
    }

    UUID coop() {
        return coop;
    }

    UUID supplier() {
        return supplier;
    }

    String buyer() {
        return buyer;
    }

    void profile(String format, String version) {
        var put =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        buyer,
                        """
                        {"format":"%s","formatVersion":"%s","transport":"folder","address":"hof",
                         "formatOptions":{"us":{"id":"COBUY"},"partner":{"id":"HOF"}}}
                        """
                                .formatted(format, version));
        assertEquals(200, put.status(), put.text());
    }

    Path folder(String name) {
        return root.resolve(coop.toString()).resolve("hof").resolve(name);
    }

    /** Lays an answer where it is picked up. */
    void lay(String name, String content) {
        try {
            Path answers = Files.createDirectories(folder("answers"));
            Files.writeString(answers.resolve(name), content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
