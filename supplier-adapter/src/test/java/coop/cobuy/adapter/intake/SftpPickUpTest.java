package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.transport.sftp.SftpServer;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A supplier with an SFTP server: orders go there, and answers are picked up from there. */
@MicronautTest(transactional = false)
class SftpPickUpTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject SftpPickUp pickUp;
    @Inject Profiles profiles;

    private final SftpServer sftp = new SftpServer(Path.of("target", "sftp-" + UUID.randomUUID()));
    private final UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private String buyer = "";
    private Api api;

    @BeforeEach
    void newSupplier() {
        supplier = UUID.randomUUID();
        api = new Api(server.getURI());
        buyer = callers.token(coop, Role.BUYER, null);
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
        sftp.folder(in());
        sftp.folder(out());
        profile(sftp.fingerprint());
    }

    @AfterAll
    void stop() {
        sftp.close();
    }

    private String in() {
        return "/" + supplier + "/in";
    }

    private String out() {
        return "/" + supplier + "/out";
    }

    private void profile(String fingerprint) {
        String admin = callers.token(coop, Role.ADMINISTRATOR, null);
        var put =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        admin,
                        """
                        {"format":"json","transport":"sftp","address":"%s","secret":"%s",
                         "allowPrivateTargets":true,
                         "transportOptions":{"hostKeys":["%s"],"pickUp":"%s"}}
                        """
                                .formatted(
                                        sftp.address(in()),
                                        SftpServer.PASSWORD,
                                        fingerprint,
                                        out()));
        assertEquals(200, put.status(), put.text());
    }

    private void look() {
        pickUp.look(profiles.find(new CoopId(coop), new SupplierId(supplier)).orElseThrow());
    }

    private PurchaseOrderApproved sent() {
        PurchaseOrderApproved order =
                GeneratedOrders.approved(7, coop, supplier, "PO-" + UUID.randomUUID());
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        Await.until(
                "the file is there",
                () -> sftp.names(in()),
                names -> names.equals(List.of("order-" + order.number() + ".json")));
        return order;
    }

    private static String answer(PurchaseOrderApproved order, String number) {
        return """
        {"type":"ORDER_RESPONSE","version":1,"number":"%s","orderNumber":"%s","verdict":"ACCEPTED"}
        """
                .formatted(number, order.number());
    }

    private JsonNode problems() {
        return api.get("/api/v1/suppliers/" + supplier + "/pick-up-problems", buyer).json();
    }

    @Test
    void ordersGoOutAndAnswersComeBack() {
        PurchaseOrderApproved order = sent();
        sftp.put(out() + "/r1.json", answer(order, "R-1"));
        sftp.put(out() + "/.r2.json.part", "half a fi");
        look();
        assertEquals(List.of("r1.json"), sftp.names(out() + "/done"));
        assertEquals(List.of(".r2.json.part"), sftp.names(out()));
        var delivery =
                api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                        .json();
        assertEquals("ACCEPTED", delivery.at("/0/state").asText());
        sftp.put(out() + "/r1.json", answer(order, "R-1"));
        look();
        assertEquals(List.of("1-r1.json", "r1.json"), sftp.names(out() + "/done"));
        assertEquals(0, problems().size());
    }

    @Test
    void whatCannotBeUnderstoodIsKeptAndWhatCannotBeTakenStaysAndIsListed() throws Exception {
        sent();
        sftp.put(out() + "/bad.json", "no JSON");
        sftp.put(out() + "/large.json", " ".repeat(8_000_001));
        sftp.put("/outside.json", "{}");
        Files.createSymbolicLink(
                sftp.file(out() + "/link.json"), sftp.file("/outside.json").toAbsolutePath());
        sftp.put(out() + "/a\\b.json", "{}");
        look();
        assertEquals(List.of("bad.json"), sftp.names(out() + "/done"));
        assertTrue(sftp.names(out()).containsAll(List.of("large.json", "a\\b.json")));
        JsonNode listed = problems();
        assertEquals(
                List.of("a\\b.json", "large.json", "link.json"),
                listed.findValuesAsText("file"),
                listed.toString());
        var kept = api.get("/api/v1/suppliers/" + supplier + "/documents", buyer).json();
        assertEquals("REFUSED", kept.at("/0/state").asText());
        assertEquals("bad.json", kept.at("/0/source").asText());
        Files.delete(sftp.file(out() + "/large.json"));
        Files.delete(sftp.file(out() + "/a\\b.json"));
        Files.delete(sftp.file(out() + "/link.json"));
        look();
        assertEquals(0, problems().size(), "what is gone needs nobody");
    }

    @Test
    void aServerThatCannotBeTrustedIsListedAndNothingIsTaken() {
        sftp.put(out() + "/r1.json", "{}");
        profile("SHA256:" + "A".repeat(43));
        look();
        JsonNode listed = problems();
        assertEquals("", listed.at("/0/file").asText());
        assertTrue(listed.at("/0/reason").asText().contains("does not pin"), listed.toString());
        assertEquals(List.of("r1.json"), sftp.names(out()));
    }

    @Test
    void looksByItselfInItsOwnTime() {
        PurchaseOrderApproved order = sent();
        sftp.put(out() + "/r9.json", answer(order, "R-9"));
        pickUp.look();
        Await.until(
                "picked up",
                () -> sftp.names(out() + "/done"),
                names -> names.equals(List.of("r9.json")));
    }
}
