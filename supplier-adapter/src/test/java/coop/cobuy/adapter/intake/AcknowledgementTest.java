package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.x12.X12Format;
import coop.cobuy.adapter.platform.DyingWork;
import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.adapter.publish.Acknowledgements;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What comes in envelopes is answered: once, under a number of its own, and the same again. */
@MicronautTest(transactional = false)
class AcknowledgementTest implements TestServers {

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject FolderPickUp pickUp;
    @Inject Archive archive;
    @Inject OrderBook orders;
    @Inject InboundDocuments inbound;
    @Inject Interchanges interchanges;
    @Inject Acknowledgements acknowledgements;
    @Inject Mappings mappings;
    @Inject Messages messages;
    @Inject TransactionOperations<Connection> transactions;
    @Inject TestClock clock;

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

    private void comes(String name, String content) {
        hof.lay(name, content);
        pickUp.look();
    }

    /** What lies there for the supplier, in its order. */
    private List<String> answers() {
        if (!Files.isDirectory(hof.folder("orders"))) {
            return List.of();
        }
        try (var files = Files.list(hof.folder("orders"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(AcknowledgementTest::text)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> answers(int count) {
        return Await.until("it is answered", this::answers, found -> found.size() == count);
    }

    private List<JsonNode> deliveries() {
        JsonNode all = api.get("/api/v1/deliveries", buyer).json();
        return IntStream.range(0, all.size()).mapToObj(all::get).toList();
    }

    private JsonNode delivered(int steps) {
        return Await.until(
                        "it is delivered",
                        this::deliveries,
                        all ->
                                all.size() == 1
                                        && all.getFirst().at("/steps").size() >= steps
                                        && all.getFirst().at("/state").asText().equals("DELIVERED"))
                .getFirst();
    }

    private static String x12(String control, String body) {
        return "ISA*00*          *00*          *ZZ*HOF            *ZZ*COBUY          *261124*0800*U"
                + "*00401*%1$s*0*P*>~GS*PR*HOF*COBUY*20261124*0800*7*X*004010~ST*855*0001~%2$s~SE*3*0001~GE*1*7~IEA*1*%1$s~"
                        .formatted(control, body);
    }

    private static String response(String control, String number) {
        return x12(control, "BAK*00*AT*PO-1*20261124****" + number);
    }

    @Test
    void whatCameIsAnsweredByADocumentOfItsOwn() {
        hof.profile("x12", "004010");
        String came = response("000000001", "R-1");
        comes("1.x12", came);
        String answer = answers(1).getFirst();
        assertTrue(answer.contains("*000000001*0*P*>~GS*FA*"), answer);
        assertTrue(answer.contains("AK1*PR*7~AK2*855*0001~AK5*A~AK9*A*1*1*1~"), answer);

        String hash = ContentHash.of(came.getBytes(StandardCharsets.UTF_8)).hex();
        JsonNode delivery = delivered(3);
        assertEquals("ACKNOWLEDGEMENT", delivery.at("/document").asText());
        assertEquals(hash, delivery.at("/number").asText());
        assertTrue(delivery.at("/purchaseOrder").isMissingNode(), delivery.toString());
        assertEquals(
                hash,
                api.get("/api/v1/suppliers/" + supplier + "/documents", buyer)
                        .json()
                        .at("/0/document")
                        .asText());
        Identity identity =
                new Identity(
                        new CoopId(coop),
                        new SupplierId(supplier),
                        Identity.Direction.OUT,
                        DocumentType.ACKNOWLEDGEMENT,
                        hash,
                        0);
        assertEquals(
                ContentHash.of(answer.getBytes(StandardCharsets.UTF_8)),
                archive.hash(identity).orElseThrow());
        assertTrue(
                topics.all(DeliveryReported.TOPIC, DeliveryReported.class).stream()
                        .noneMatch(told -> told.supplierId().equals(supplier)),
                "it is of no purchase order");
    }

    @Test
    void theSameAgainIsAnsweredTheSameAgain() throws IOException {
        hof.profile("x12", "004010");
        comes("1.x12", response("000000001", "R-1"));
        List<String> first = answers(1);
        delivered(3);
        try (var files = Files.list(hof.folder("orders"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        comes("1.x12", response("000000001", "R-1"));
        assertEquals(3, delivered(3).at("/steps").size(), "it lay there still");
        comes("2.x12", response("000000001", "R-1"));
        assertEquals(first, answers(1));
        delivered(6);
        comes("2.x12", response("000000001", "R-1"));
        assertEquals(6, delivered(6).at("/steps").size());
        clock.advance(Duration.ofHours(25));
        comes("2.x12", response("000000001", "R-1"));
        delivered(9);
        comes("3.x12", response("000000002", "R-2"));
        assertTrue(answers(2).getLast().contains("*000000002*0*P*>~GS*FA*"), "its own number");
    }

    @Test
    void anotherWayGetsTheSameBytesAndNoOtherFormat() throws IOException {
        hof.profile("x12", "004010");
        comes("1.x12", response("000000001", "R-1"));
        String answer = answers(1).getFirst();
        String path = "/api/v1/deliveries/" + delivered(3).at("/id").asText();
        String json = "{\"format\":\"json\",\"formatVersion\":\"1\",\"formatOptions\":{}}";
        var other = api.post(path + "/resume", buyer, json);
        assertEquals(409, other.status(), other.text());
        var elsewhere = api.post(path + "/resume", buyer, "{\"address\":\"office\"}");
        assertEquals(202, elsewhere.status(), elsewhere.text());
        delivered(6);
        Path orders = hof.folder("orders").getParent().resolveSibling("office").resolve("orders");
        try (var files = Files.list(orders)) {
            assertEquals(List.of(answer), files.map(AcknowledgementTest::text).toList());
        }
    }

    @Test
    void whatIsRefusedIsToldWhere() {
        hof.profile("x12", "004010");
        comes("1.x12", x12("000000001", "BAK*00*XX*PO-1*20261124****R-1"));
        String answer = answers(1).getFirst();
        assertTrue(answer.contains("AK3*BAK*2**8~AK4*2**7*XX~AK5*R*5~AK9*R*1*1*0~"), answer);
    }

    @Test
    void aNumberThatCameBeforeIsRefused() {
        hof.profile("x12", "004010");
        comes("1.x12", response("000000001", "R-1"));
        answers(1);
        comes("2.x12", response("000000001", "R-2"));
        String second = answers(2).getLast();
        assertTrue(second.contains("TA1*000000001*261124*0800*R*025~IEA*0*"), second);
    }

    @Test
    void readingAgainByHandTellsTheSupplierNothing() {
        hof.profile("x12", "004010");
        comes("1.x12", response("000000001", "R-1"));
        String documents = "/api/v1/suppliers/" + supplier + "/documents";
        String document = api.get(documents, buyer).json().at("/0/document").asText();
        int steps = delivered(3).at("/steps").size();
        api.post(documents + "/" + document + "/retry", buyer);
        assertEquals(steps, delivered(3).at("/steps").size());
    }

    @ParameterizedTest
    @CsvSource({"++++1, 1", "'', 0"})
    void anInterchangeOfEdifactIsAnsweredWhereItAsks(String asks, int count) {
        hof.profile("edifact", "D.96A");
        comes(
                "1.edi",
                "UNB+UNOC:3+HOF:14+COBUY:14+261124:0800+5"
                        + asks
                        + "'UNH+1+ORDRSP:D:96A:UN:EAN005'BGM+231+R-1+29'DTM+137:20261124:102'"
                        + "RFF+ON:PO-1'UNS+S'CNT+2:0'UNT+7+1'UNZ+1+5'");
        if (count == 1) {
            assertTrue(answers(1).getFirst().contains("UCI+5+HOF:14+COBUY:14+7'UCM+1+ORDRSP"));
        }
        assertEquals(count, deliveries().size());
    }

    @Test
    void answersAreNotAnswered() {
        hof.profile("x12", "004010");
        String answer =
                response("000000001", "R-1")
                        .replace("GS*PR*", "GS*FA*")
                        .replace("ST*855", "ST*997")
                        .replace("BAK*00*AT*PO-1*20261124****R-1", "AK1*PO*1~AK9*A*1*1*1")
                        .replace("SE*3", "SE*4");
        comes("1.x12", answer);
        assertEquals(List.of(), deliveries());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** Its taking dies between any two steps, some times over; then the file is looked at again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isSentOnceWhateverDies(long seed) {
        hof.profile("x12", "004010");
        Random random = new Random(seed);
        int[] left = {1 + random.nextInt(3), random.nextInt(4)};
        Runnable step =
                () -> {
                    if (left[0] > 0 && left[1]-- == 0) {
                        left[0]--;
                        left[1] = random.nextInt(4);
                        throw new Killed();
                    }
                };
        int lives = 0;
        boolean done = false;
        while (!done) {
            lives++;
            done = survives(step);
        }
        assertTrue(lives > 1, "the seed kills nobody");
        assertTrue(answers(1).getFirst().contains("*000000001*0*P*>~GS*FA*"));
        assertEquals(3, delivered(3).at("/steps").size(), "it was sent once");
        assertFalse(answers().getFirst().contains("TA1*"), "it is no repetition");
    }

    private boolean survives(Runnable step) {
        Intake intake =
                new Intake(
                        archive,
                        orders,
                        inbound,
                        interchanges,
                        acknowledgements,
                        mappings,
                        messages,
                        DyingWork.of(transactions, step),
                        clock);
        try {
            intake.take(
                    new Intake.Origin(new CoopId(coop), new SupplierId(supplier), "1.x12"),
                    response("000000001", "R-1").getBytes(StandardCharsets.UTF_8),
                    new X12Format(),
                    EnvelopeOptions.plain());
            return true;
        } catch (Killed e) {
            return false;
        }
    }
}
