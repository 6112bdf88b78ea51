package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A supplier who takes and sends envelopes, and says of ours whether it could read them. */
@MicronautTest(transactional = false)
class EnvelopeIntakeTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject FolderPickUp pickUp;

    @Value("${cobuy.folder.root}")
    String root;

    private EnvelopeSupplier hof;
    private UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private Api api;
    private String buyer = "";

    @BeforeEach
    void start() {
        hof = new EnvelopeSupplier(server.getURI(), callers, root);
        coop = hof.coop();
        supplier = hof.supplier();
        api = new Api(server.getURI());
        buyer = hof.buyer();
    }

    /** The order's bytes, as the supplier finds them. */
    private String sent(PurchaseOrderApproved order, String extension) throws Exception {
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        Await.until(
                "it is delivered",
                () -> delivery(order).toString(),
                shown -> shown.contains("\"DELIVERED\""));
        Path file = hof.folder("orders").resolve("order-" + order.number() + "." + extension);
        return Files.readString(file);
    }

    private JsonNode delivery(PurchaseOrderApproved order) {
        return api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                .json()
                .at("/0");
    }

    private String state(PurchaseOrderApproved order) {
        return delivery(order).at("/state").asText();
    }

    /** Whether what the supplier sends is taken. */
    private boolean taken(String name, String content) {
        hof.lay(name, content);
        pickUp.look();
        Path answers = hof.folder("answers");
        boolean done = Files.exists(answers.resolve("done").resolve(name));
        assertTrue(done || Files.exists(answers.resolve("refused").resolve(name)), name);
        return done;
    }

    private PurchaseOrderApproved order(String number) {
        return GeneratedOrders.approved(7, coop, supplier, number);
    }

    private static String x12(String control, String function, String set, String... body) {
        String segments = String.join("~\n", body) + "~\n";
        return "ISA*00*          *00*          *ZZ*HOF            *ZZ*COBUY          *261124*0800*U"
                + "*00401*%s*0*P*>~\nGS*%s*HOF*COBUY*20261124*0800*7*X*004010~\nST*%s*0001~\n"
                        .formatted(control, function, set)
                + segments
                + "SE*%d*0001~\nGE*1*7~\nIEA*1*%s~\n".formatted(body.length + 2, control);
    }

    @Test
    void understandsWhatIsSaidOfItsEnvelopes() throws Exception {
        hof.profile("x12", "004010");
        PurchaseOrderApproved first = order("PO-1");
        PurchaseOrderApproved second = order("PO-2");
        assertTrue(sent(first, "x12").contains("ST*850*0001~"));
        assertTrue(sent(second, "x12").contains("ST*850*0002~"));

        assertTrue(taken("1.x12", x12("000000001", "FA", "997", "AK1*PO*1", "AK9*A*1*1*1")));
        assertEquals("UNDERSTOOD", state(first));
        assertEquals("997: accepted", delivery(first).at("/detail").asText());
        assertTrue(taken("2.x12", x12("000000002", "FA", "997", "AK1*PO*2", "AK9*R*1*1*0")));
        assertEquals("FAILED", state(second));
        assertEquals("997: rejected", delivery(second).at("/detail").asText());
        assertEquals(
                false,
                taken("3.x12", x12("000000003", "FA", "997", "AK1*PO*9", "AK9*A*1*1*1")),
                "nothing went out under 9");

        String yes = x12("000000004", "PR", "855", "BAK*00*AT*PO-1*20261124****R-1");
        assertTrue(taken("4.x12", yes));
        assertEquals("ACCEPTED", state(first));
        assertTrue(taken("5.x12", yes), "the same again is no other interchange");
        String other = yes.replace("R-1", "R-2");
        assertEquals(false, taken("6.x12", other), "the number came before");
        assertTrue(taken("7.x12", other.replace("000000004", "000000005")));
    }

    @Test
    void understandsControl() throws Exception {
        hof.profile("edifact", "D.96A");
        PurchaseOrderApproved order = order("PO-1");
        String sent = sent(order, "edi");
        assertTrue(sent.contains("UNZ+1+1'"), sent);
        String control =
                "UNB+UNOC:3+HOF:14+COBUY:14+261124:0800+5'UNH+1+CONTRL:D:3:UN'"
                        + "UCI+1+COBUY:14+HOF:14+7'UNT+3+1'UNZ+1+5'";
        assertTrue(taken("1.edi", control));
        assertEquals("UNDERSTOOD", state(order));
        String rejected = control.replace("+5'", "+6'").replace(":14+7'", ":14+4+29'");
        assertTrue(taken("2.edi", rejected));
        assertEquals("FAILED", state(order));
    }

    private static String edifact(String control, String message, String... body) {
        String segments = String.join("'", body) + "'";
        return "UNB+UNOC:3+HOF:14+COBUY:14+261124:0800+%s'UNH+1+%s'".formatted(control, message)
                + segments
                + "UNT+%d+1'UNZ+1+%s'".formatted(body.length + 2, control);
    }

    /** An answer with a product code that only the supplier knows, and word that it could read. */
    private static String answerAndReceipt(String format) {
        return format.equals("x12")
                ? x12(
                                "000000011",
                                "PR",
                                "855",
                                "BAK*00*AC*PO-1*20261124****R-1",
                                "PO1*1*1****VN*THEIRS",
                                "ACK*IA*1",
                                "CTT*1")
                        + x12("000000012", "FA", "997", "AK1*PO*1", "AK9*A*1*1*1")
                : edifact(
                                "11",
                                "ORDRSP:D:96A:UN:EAN005",
                                "BGM+231+R-1+4",
                                "DTM+137:20261124:102",
                                "RFF+ON:PO-1",
                                "LIN+1+3",
                                "PIA+5+THEIRS:SA",
                                "QTY+113:1",
                                "UNS+S",
                                "CNT+2:1")
                        + edifact("12", "CONTRL:D:3:UN", "UCI+1+COBUY:14+HOF:14+7");
    }

    /** All that came, by its part: what became of it and its number. */
    private List<String> documents() {
        List<String> shown = new ArrayList<>();
        for (JsonNode one : api.get("/api/v1/suppliers/" + supplier + "/documents", buyer).json()) {
            shown.add(
                    one.at("/part").asInt()
                            + " "
                            + one.at("/state").asText()
                            + " "
                            + one.at("/number").asText(""));
        }
        Collections.sort(shown);
        return shown;
    }

    @ParameterizedTest
    @CsvSource({"x12, 004010, x12", "edifact, D.96A, edi"})
    void whatWaitsInAnEnvelopeIsReadAgainFromTheArchive(
            String format, String version, String extension) throws Exception {
        hof.profile(format, version);
        PurchaseOrderApproved order = order("PO-1");
        sent(order, extension);
        assertEquals(false, taken("1." + extension, answerAndReceipt(format)));
        assertEquals(List.of("0 WAITING R-1", "1 TAKEN "), documents());
        assertEquals("UNDERSTOOD", state(order), "one part waits, the other counts");

        String base = "/api/v1/suppliers/" + supplier;
        String sku = order.lines().getFirst().sku();
        String mapping = "{\"kind\":\"SKU\",\"theirs\":\"THEIRS\",\"ours\":\"%s\"}";
        assertEquals(204, api.put(base + "/mappings", buyer, mapping.formatted(sku)).status());
        String waiting =
                api.get(base + "/documents?state=WAITING", buyer).json().at("/0/document").asText();
        var retried = api.post(base + "/documents/" + waiting + "/retry", buyer);
        assertEquals(201, retried.status(), retried.text());
        assertEquals("CHANGED", state(order));
        assertEquals(200, api.post(base + "/documents/" + waiting + "/retry", buyer).status());
        assertEquals(List.of("0 TAKEN R-1", "1 TAKEN "), documents());
        List<OrderResponse> published =
                Await.until(
                        "published once, in our words",
                        () ->
                                topics.all(OrderResponse.TOPIC, OrderResponse.class).stream()
                                        .filter(
                                                read ->
                                                        read.purchaseOrderId()
                                                                .equals(order.purchaseOrderId()))
                                        .toList(),
                        found -> found.size() == 1);
        assertEquals(sku, published.getFirst().lines().getFirst().sku());
    }

    /** A mail's attachments: each order has a number of its own there, too. */
    @Test
    void envelopesInABundleAreNumbered() throws Exception {
        var put =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        buyer,
                        """
                        {"format":"bundle","transport":"folder","address":"hof","formatOptions":
                          {"parts":[{"format":"x12","version":"004010",
                            "options":{"us":{"id":"COBUY"},"partner":{"id":"HOF"}}}]}}
                        """);
        assertEquals(200, put.status(), put.text());
        PurchaseOrderApproved first = order("PO-1");
        assertTrue(x12Of(sent(first, "mime")).contains("IEA*1*000000001~"));
        assertTrue(x12Of(sent(order("PO-2"), "mime")).contains("IEA*1*000000002~"));
        String receipt = x12("000000001", "FA", "997", "AK1*PO*1", "AK9*A*1*1*1");
        var taken =
                api.post(
                        "/api/v1/suppliers/" + supplier + "/documents?format=x12&version=004010",
                        buyer,
                        receipt.getBytes(StandardCharsets.UTF_8),
                        "application/EDI-X12");
        assertTrue(taken.status() < 300, taken.text());
        assertEquals("UNDERSTOOD", state(first));
    }

    private static String x12Of(String mime) {
        String content = mime.substring(mime.indexOf("\r\n\r\n") + 4, mime.lastIndexOf("\r\n--"));
        return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
    }

    @Test
    void theSameFileAgainTakesNothingBack() throws Exception {
        hof.profile("x12", "004010");
        PurchaseOrderApproved order = order("PO-1");
        sent(order, "x12");
        String no = x12("000000021", "FA", "997", "AK1*PO*1", "AK9*R*1*1*0");
        assertTrue(taken("1.x12", no));
        assertEquals("FAILED", state(order));
        assertTrue(taken("2.x12", x12("000000022", "FA", "997", "AK1*PO*1", "AK9*A*1*1*1")));
        assertEquals("UNDERSTOOD", state(order));
        assertTrue(taken("3.x12", no), "known");
        assertEquals("UNDERSTOOD", state(order), "what was said last counts");
    }

    @Test
    void aNumberThatComesTwiceInAFileIsRefused() throws Exception {
        hof.profile("x12", "004010");
        PurchaseOrderApproved order = order("PO-1");
        sent(order, "x12");
        String yes = x12("000000031", "PR", "855", "BAK*00*AT*PO-1*20261124****R-1");
        assertEquals(false, taken("1.x12", yes + yes.replace("R-1", "R-2")));
        assertEquals(List.of("0 TAKEN R-1", "1 REFUSED "), documents());
        assertEquals("ACCEPTED", state(order));
    }
}
