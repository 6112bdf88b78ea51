package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.icegreen.greenmail.util.GreenMail;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Options;
import coop.cobuy.local.Progress;
import coop.cobuy.local.RoundSteps;
import coop.cobuy.servers.ChildProcess;
import coop.cobuy.suppliers.SimulatedSupplier;
import coop.cobuy.suppliers.Temper;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.door.AdapterApi;
import coop.cobuy.suppliers.door.MailDoor;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A whole order with each played supplier, through a running Cobuy: approved, sent, answered,
 * despatched, received, billed. {@code deploy/test-faults} runs it.
 */
@Tag("faults")
class SuppliersTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int PORT = 22_080;
    private static final int OFFERS_EACH = 3;
    private static final String PASSWORD = "a password for suppliers";

    private static final Map<Played, SimulatedSupplier> SUPPLIERS = new EnumMap<>(Played.class);
    private static final Map<Played, JsonNode> ORDERS = new EnumMap<>(Played.class);
    private static LocalCobuy cobuy;
    private static GreenMail mail;
    private static DemoCoop coop;
    private static Api buyer;
    private static Api bookkeeper;
    private static RoundSteps steps;

    @BeforeAll
    static void approveAnOrderToEach() {
        Path data = Path.of("target", "suppliers").toAbsolutePath();
        List<String> words =
                List.of(
                        "--port",
                        Integer.toString(PORT),
                        "--data",
                        data.toString(),
                        "--no-demo",
                        "--fresh");
        int smtp = ChildProcess.freePort();
        mail = MailDoor.server(smtp);
        Map<String, String> settings =
                Map.of(
                        "COBUY_SMTP_HOST",
                        "127.0.0.1",
                        "COBUY_SMTP_PORT",
                        Integer.toString(smtp),
                        "COBUY_SMTP_SECURITY",
                        "NONE",
                        "COBUY_SFTP_PICK_UP_EVERY",
                        "500ms",
                        "COBUY_FOLDER_PICK_UP_EVERY",
                        "500ms");
        Progress progress = new Progress(System.out, CLOCK);
        cobuy = new LocalCobuy(Options.parse(words, data), progress, CLOCK, settings);
        cobuy.start();
        Api operator = new Api(cobuy.aggregatorUrl(), cobuy.operatorToken());
        coop = DemoCoop.found(operator, "Co-op of " + CLOCK.instant(), PASSWORD);
        Map<String, JsonNode> limit = Map.of("approvalLimit", DemoCoop.euros(100_000_000));
        buyer = coop.api().as(coop.account("Bo Buyer", PASSWORD, "BUYER", limit).token());
        bookkeeper = coop.api().as(coop.account("Toni", PASSWORD, "BOOKKEEPER", Map.of()).token());
        stage(data);
        order();
    }

    private static void stage(Path data) {
        for (Played played : Played.values()) {
            coop.offers(OfferSheet.of(played.name(), OFFERS_EACH));
        }
        Path folder = cobuy.feeds().resolve(coop.id());
        for (JsonNode supplier : coop.all("/api/v1/suppliers?limit=500")) {
            Played played = Played.valueOf(supplier.path("code").asText());
            String id = supplier.path("id").asText();
            Map<String, JsonNode> details = Map.of("supplier", new TextNode(id));
            String token = coop.account(played + " Seller", PASSWORD, "SUPPLIER", details).token();
            AdapterApi api = new AdapterApi(cobuy.adapterUrl(), id, token);
            Played.Stage stage = played.stage(api, mail, folder, data.resolve("servers"), CLOCK);
            SUPPLIERS.put(played, stage.supplier());
            coop.api()
                    .at(cobuy.adapterUrl())
                    .put("/api/v1/suppliers/" + id + "/profile", stage.profile(), Map.of());
        }
    }

    private static void order() {
        coop.members("number,name,email,opening_balance,credit_limit\n1,Ada,,0.00,1000000.00\n");
        List<String> ids = new ArrayList<>();
        coop.all("/api/v1/suppliers?limit=500").forEach(one -> ids.add(one.path("id").asText()));
        String round = openRound(buyer, ids);
        steps = new RoundSteps(buyer, buyer, bookkeeper, round, LIMIT);
        ArrayNode lines = new ObjectMapper().createArrayNode();
        for (JsonNode offer : coop.all("/api/v1/offers?limit=500")) {
            lines.addObject()
                    .put("offer", offer.path("id").asText())
                    .put("quantity", "48")
                    .put("tolerance", "0");
        }
        String member = coop.memberIds().values().iterator().next();
        Api.Answer answer = steps.order(buyer, member, "order-1", lines);
        assertEquals("ACCEPTED", answer.text("/status"), answer.body().toString());
        steps.close();
        for (JsonNode order : steps.awaitDrafts()) {
            assertEquals("APPROVED", steps.approve(order.path("id").asText()));
            ORDERS.put(Played.valueOf(order.at("/supplier/code").asText()), order);
        }
        assertEquals(Played.values().length, ORDERS.size());
    }

    private static String openRound(Api opener, List<String> suppliers) {
        String body =
                """
                {"name":"All suppliers","suppliers":[%s],"opening":"%s","cutOff":"%s"}
                """
                        .formatted(
                                suppliers.stream()
                                        .map(id -> "\"" + id + "\"")
                                        .collect(Collectors.joining(",")),
                                CLOCK.instant(),
                                CLOCK.instant().plus(Duration.ofDays(1)));
        String round = opener.post("/api/v1/rounds", body).text("/id");
        if (opener.get("/api/v1/rounds/" + round).text("/state").equals("PLANNED")) {
            opener.send(
                    "POST",
                    "/api/v1/rounds/" + round + "/opening",
                    "",
                    "application/json",
                    Map.of());
        }
        coop.awaitState(round, "OPEN");
        return round;
    }

    @AfterAll
    static void close() {
        SUPPLIERS.values().forEach(SimulatedSupplier::close);
        if (cobuy != null) {
            cobuy.close();
        }
        if (mail != null) {
            mail.stop();
        }
    }

    private static JsonNode now(Played played) {
        String id = ORDERS.get(played).path("id").asText();
        return buyer.get("/api/v1/purchase-orders/" + id).body();
    }

    private static List<String> steps(Played played) {
        List<String> steps = new ArrayList<>();
        now(played).at("/delivery/steps").forEach(step -> steps.add(step.path("state").asText()));
        return steps;
    }

    private static Map<String, String> units(JsonNode lines) {
        Map<String, String> units = new TreeMap<>();
        lines.forEach(l -> units.put(l.path("sku").asText(), l.path("units").asText()));
        return units;
    }

    private static <T extends Answer> List<T> sent(Played played, Class<T> type) {
        return SUPPLIERS.get(played).sent().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static JsonNode documents(Played played) {
        String supplier = ORDERS.get(played).at("/supplier/id").asText();
        return buyer.at(cobuy.adapterUrl())
                .get("/api/v1/suppliers/" + supplier + "/documents")
                .body();
    }

    private static void assertAllTaken(Played played) {
        for (JsonNode document : documents(played)) {
            assertEquals("TAKEN", document.path("state").asText(), document.toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void getsItsOrderAndIsHeard(Played played) {
        ChildProcess.await(
                played + " to be " + played.state(),
                LIMIT,
                () -> now(played).at("/delivery/state").asText().equals(played.state()));
        SimulatedSupplier supplier = SUPPLIERS.get(played);
        assertEquals(1, supplier.received().size(), "one order, once");
        assertEquals(
                units(ORDERS.get(played).path("lines")),
                supplier.received().getFirst().lines().stream()
                        .collect(
                                Collectors.toMap(
                                        l -> l.sku(),
                                        l -> l.units().toString(),
                                        (a, b) -> b,
                                        TreeMap::new)));
        if (played.acknowledgesEnvelopes()) {
            assertTrue(steps(played).contains("UNDERSTOOD"), steps(played).toString());
        }
        if (played.temper().onOrder() != Temper.OnOrder.SILENT) {
            answered(played);
        } else {
            assertEquals(0, now(played).path("responses").size());
        }
        if (played.temper().prices()) {
            ChildProcess.await(
                    "the price list",
                    LIMIT,
                    () -> documents(played).toString().contains("PRICE_LIST"));
        }
        assertAllTaken(played);
        if (played.temper().billing() != Temper.Billing.NONE) {
            comesAndIsBilled(played);
        }
        assertEquals(List.of(), supplier.problems());
    }

    private static void answered(Played played) {
        Answer.Response said = sent(played, Answer.Response.class).getFirst();
        JsonNode order = now(played);
        assertEquals(1, order.path("responses").size(), "however often it was said");
        assertEquals(said.verdict().name(), order.path("verdict").asText());
        JsonNode response = order.at("/responses/0");
        if (said.verdict() != Answer.Verdict.REJECTED) {
            boolean differs = said.verdict() == Answer.Verdict.CHANGED;
            assertEquals(differs, !response.path("differences").isEmpty(), response.toString());
            assertEquals(said.deliveryDate(), response.path("deliveryDate").asText());
            Map<String, String> units = new TreeMap<>();
            said.lines().forEach(l -> units.put(l.sku(), l.units().toString()));
            assertEquals(units, units(response.path("lines")));
        }
    }

    private static void comesAndIsBilled(Played played) {
        ChildProcess.await(
                "the advice of " + played,
                LIMIT,
                () -> documents(played).toString().contains("DESPATCH_ADVICE"));
        Answer.Advice advice = sent(played, Answer.Advice.class).getFirst();
        Map<String, String> came = new TreeMap<>();
        advice.lines().forEach(line -> came.put(line.sku(), line.units().toString()));
        boolean less = !came.equals(units(ORDERS.get(played).path("lines")));
        Temper temper = played.temper();
        assertEquals(
                temper.despatch() == Temper.Despatch.SHORT
                        || temper.onOrder() == Temper.OnOrder.CHANGE,
                less);
        steps.receive(ORDERS.get(played), came);
        String number = ORDERS.get(played).path("number").asText();
        SUPPLIERS.get(played).delivered(number);
        String id = steps.awaitInvoice("RE-" + number);
        String kind =
                switch (temper.billing()) {
                    case WRONG_PRICE -> "PRICE_ABOVE_ORDER";
                    case WRONG_SUM -> "SUM_WRONG";
                    case NOT_ORDERED -> "NOT_ORDERED";
                    case RIGHT, NONE -> "";
                };
        if (kind.isEmpty()) {
            steps.accept(id);
            steps.awaitSettled(id);
        }
        JsonNode invoice = bookkeeper.get("/api/v1/invoices/" + id).body();
        List<String> kinds = new ArrayList<>();
        invoice.path("differences").forEach(one -> kinds.add(one.path("kind").asText()));
        assertEquals(kind.isEmpty() ? List.of() : List.of(kind), kinds, invoice.toString());
        assertEquals(kind.isEmpty() ? "SETTLED" : "DIFFERENT", invoice.path("state").asText());
        assertAllTaken(played);
    }
}
