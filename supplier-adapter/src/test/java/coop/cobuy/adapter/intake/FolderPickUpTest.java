package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A supplier whose gateway is a folder: orders as CSV for one, JSON both ways for another. */
@MicronautTest(transactional = false)
class FolderPickUpTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject FolderPickUp pickUp;

    @Value("${cobuy.folder.root}")
    String root;

    private final UUID coop = UUID.randomUUID();
    private final UUID supplier = UUID.randomUUID();

    private static List<String> names(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Path folder(String address) {
        return Path.of(root).resolve(coop.toString()).resolve(address);
    }

    private PurchaseOrderApproved order(UUID to, String format, String address) {
        Api api = new Api(server.getURI());
        String buyer = callers.token(coop, Role.BUYER, null);
        var put =
                api.put(
                        "/api/v1/suppliers/" + to + "/profile",
                        buyer,
                        """
                        {"format":"%s","transport":"folder","address":"%s"}
                        """
                                .formatted(format, address));
        assertEquals(200, put.status(), put.text());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
        PurchaseOrderApproved order = GeneratedOrders.approved(7, coop, to, "PO-7");
        topics.send(PurchaseOrderMessage.TOPIC, to, order);
        Await.until(
                "the file is there",
                () -> names(folder(address).resolve("orders")),
                found -> found.equals(List.of("order-PO-7." + format)));
        return order;
    }

    @Test
    void oneFolderServesOneSupplier() {
        Api api = new Api(server.getURI());
        String profile = "{\"format\":\"csv\",\"transport\":\"folder\",\"address\":\"shared\"}";
        UUID first = UUID.randomUUID();
        String path = "/api/v1/suppliers/%s/profile";
        String buyer = callers.token(coop, Role.BUYER, null);
        assertEquals(200, api.put(path.formatted(first), buyer, profile).status());
        assertEquals(200, api.put(path.formatted(first), buyer, profile).status());
        var second = api.put(path.formatted(UUID.randomUUID()), buyer, profile);
        assertEquals("FOLDER_TAKEN", second.json().at("/code").asText());
        String elsewhere = callers.token(UUID.randomUUID(), Role.BUYER, null);
        assertEquals(200, api.put(path.formatted(first), elsewhere, profile).status());
    }

    @Test
    void putsCsvIntoTheFolder() throws Exception {
        order(UUID.randomUUID(), "csv", "gateway/csv");
        assertTrue(
                Files.readString(folder("gateway/csv").resolve("orders/order-PO-7.csv"))
                        .startsWith("type;number;revision"));
    }

    @Test
    void picksAnswersUpAndMovesThemAfterTheyAreKept() throws Exception {
        PurchaseOrderApproved order = order(supplier, "json", "hof");
        Path answers = Files.createDirectories(folder("hof").resolve("answers"));
        String good =
                """
                {"type":"ORDER_RESPONSE","version":1,"number":"R-1","orderNumber":"%s",
                 "verdict":"ACCEPTED"}
                """
                        .formatted(order.number());
        Files.writeString(answers.resolve("r1.json"), good);
        Files.writeString(answers.resolve("bad.json"), "no JSON");
        Files.writeString(answers.resolve("large.json"), " ".repeat(8_000_001));
        Files.writeString(answers.resolve(".r2.json.part"), "half a fi");
        Path outside = Files.writeString(Path.of(root).resolve("outside.json"), good);
        Files.createSymbolicLink(answers.resolve("link.json"), outside.toAbsolutePath());
        pickUp.look();
        assertEquals(List.of("r1.json"), names(answers.resolve("done")));
        assertEquals(List.of("bad.json", "large.json"), names(answers.resolve("refused")));
        assertTrue(Files.exists(answers.resolve(".r2.json.part")));
        assertTrue(Files.exists(outside));

        Files.writeString(answers.resolve("r1.json"), good);
        pickUp.look();
        assertEquals(List.of("1-r1.json", "r1.json"), names(answers.resolve("done")));

        Api api = new Api(server.getURI());
        String buyer = callers.token(coop, Role.BUYER, null);
        var list = api.get("/api/v1/suppliers/" + supplier + "/documents", buyer).json();
        assertEquals(2, list.size());
        var delivery =
                api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                        .json();
        assertEquals("ACCEPTED", delivery.at("/0/state").asText());
    }
}
