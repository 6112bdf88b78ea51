package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import coop.cobuy.servers.ChildProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * One whole round of the demo co-op through the public API, told as it happens: orders in, purchase
 * orders out, answers, goods, invoices, and each member's charge and saving.
 */
public final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STEP_LIMIT = Duration.ofMinutes(1);
    private static final long SEED = 2026;
    private static final int MEMBERS_SHOWN = 8;

    private final LocalCobuy cobuy;
    private final Progress progress;
    private final JsonNode demo;
    private final String round;
    private final RoundSteps steps;
    private final DemoSuppliers suppliers;

    /**
     * A round's story.
     *
     * @param suppliers who play the supplier's part
     */
    public Story(LocalCobuy cobuy, Path data, Progress progress, DemoSuppliers suppliers) {
        this.suppliers = suppliers;
        this.cobuy = cobuy;
        this.progress = progress;
        this.demo = Demo.read(data);
        this.round = demo.path("round").asText();
        this.steps =
                new RoundSteps(
                        as("Bo Buyer"),
                        as("Kim Second-Buyer"),
                        as("Toni Bookkeeper"),
                        round,
                        STEP_LIMIT);
    }

    private Api as(String name) {
        for (JsonNode account : demo.path("accounts")) {
            if (account.path("name").asText().equals(name)) {
                return new Api(cobuy.aggregatorUrl(), account.path("token").asText());
            }
        }
        throw new IllegalStateException("the demo has no account of " + name);
    }

    /** Tells it; a round that was closed before is told from there on. */
    public void tell() {
        Map<String, String> members = members();
        if (as("Bo Buyer").get("/api/v1/rounds/" + round).text("/state").equals("OPEN")) {
            order(members);
            demand();
            steps.close();
            progress.say("the buyer closes the round");
        }
        List<JsonNode> orders = steps.awaitDrafts();
        drafts(orders);
        approve(orders);
        deliver(orders);
        receive();
        settle(steps.orders());
        summary(members);
    }

    private Map<String, String> members() {
        DemoCoop coop = DemoCoop.of(as("Robin Administrator"), demo.path("coop").asText(), "");
        return coop.memberIds();
    }

    private void order(Map<String, String> members) {
        List<JsonNode> offers = DemoCoop.of(as("Bo Buyer"), "", "").all("/api/v1/offers?limit=500");
        Random random = new Random(SEED);
        int accepted = 0;
        int lines = 0;
        List<String> refusals = new ArrayList<>();
        for (Map.Entry<String, String> member : members.entrySet()) {
            ArrayNode wanted = basket(offers, random);
            Api caller = member.getKey().equals("1001") ? as("Ada Acker") : as("Bo Buyer");
            Api.Answer answer =
                    steps.order(caller, member.getValue(), "story-" + member.getKey(), wanted);
            if (answer.text("/status").equals("ACCEPTED")) {
                accepted++;
                lines += wanted.size();
            } else {
                refusals.add(member.getKey() + " " + answer.text("/reason") + answer.text("/code"));
            }
        }
        progress.say(
                "%d of %d members' orders accepted, %d lines; refused: %s"
                        .formatted(accepted, members.size(), lines, refusals));
    }

    private static ArrayNode basket(List<JsonNode> offers, Random random) {
        ArrayNode lines = JSON.createArrayNode();
        int first = random.nextInt(offers.size());
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            JsonNode offer = offers.get((first + i * 7) % offers.size());
            lines.addObject()
                    .put("offer", offer.path("id").asText())
                    .put("quantity", Integer.toString(1 + random.nextInt(3)))
                    .put("tolerance", Integer.toString(random.nextInt(3)));
        }
        return lines;
    }

    private void demand() {
        progress.say("demand, as members see it (first lines):");
        JsonNode demand = as("Ada Acker").get("/api/v1/rounds/" + round + "/demand").body();
        int shown = 0;
        for (JsonNode offer : demand.path("offers")) {
            if (offer.hasNonNull("unitsToNextPrice") && offer.path("members").asInt() > 3) {
                progress.print(
                        "          %s units of %d members; %s more make the price %s instead of %s"
                                .formatted(
                                        offer.path("units").asText(),
                                        offer.path("members").asInt(),
                                        offer.path("unitsToNextPrice").asText(),
                                        offer.path("nextPrice").asText(),
                                        offer.path("unitPrice").asText()));
                shown++;
                if (shown == 3) {
                    return;
                }
            }
        }
    }

    private void drafts(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            progress.say(
                    "draft %s to %s: %d lines, gross %s"
                            .formatted(
                                    order.path("number").asText(),
                                    order.at("/supplier/name").asText(),
                                    order.path("lines").size(),
                                    money(order.path("gross"))));
        }
    }

    private void approve(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            String state = steps.approve(order.path("id").asText());
            progress.say(order.path("number").asText() + " is " + state);
        }
    }

    /** Suppliers take, answer and despatch what was approved: one by files, one by its feed. */
    private void deliver(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            String number = order.path("number").asText();
            String path = "/api/v1/purchase-orders/" + order.path("id").asText();
            ChildProcess.await(
                    number + " to be answered",
                    STEP_LIMIT,
                    () ->
                            List.of("ACCEPTED", "CHANGED")
                                    .contains(as("Bo Buyer").get(path).text("/delivery/state")));
            Map<String, String> sent = suppliers.awaitDespatched(order, STEP_LIMIT);
            progress.say(
                    "%s is %s at the supplier and on its way, %d of %d lines as ordered"
                            .formatted(
                                    number,
                                    as("Bo Buyer").get(path).text("/delivery/state"),
                                    asOrdered(order, sent).size(),
                                    order.path("lines").size()));
        }
    }

    private static List<JsonNode> asOrdered(JsonNode order, Map<String, String> units) {
        List<JsonNode> same = new ArrayList<>();
        for (JsonNode line : order.path("lines")) {
            if (line.path("units").asText().equals(units.get(line.path("sku").asText()))) {
                same.add(line);
            }
        }
        return same;
    }

    /** What came is what the suppliers despatched; members hear of what is missing. */
    private void receive() {
        for (JsonNode order : steps.orders()) {
            Map<String, String> came = suppliers.awaitDespatched(order, STEP_LIMIT);
            steps.receive(order, came);
            List<JsonNode> whole = asOrdered(order, came);
            String said = " is received in full";
            for (JsonNode line : order.path("lines")) {
                if (!whole.contains(line)) {
                    said =
                            " is received, %s of %s %s came: shared out"
                                    .formatted(
                                            came.getOrDefault(line.path("sku").asText(), "0"),
                                            line.path("units").asText(),
                                            line.path("name").asText());
                }
            }
            progress.say(order.path("number").asText() + said);
        }
    }

    /** The suppliers bill what came; each invoice is matched with its order and receipt. */
    private void settle(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            String id = steps.awaitInvoice(suppliers.bill(order));
            steps.accept(id);
            steps.awaitSettled(id);
            JsonNode invoice = as("Toni Bookkeeper").get("/api/v1/invoices/" + id).body();
            progress.say(
                    "invoice %s over %s is split and in the ledger"
                            .formatted(
                                    invoice.path("number").asText(),
                                    money(invoice.path("payable"))));
        }
    }

    private void summary(Map<String, String> members) {
        progress.print("");
        progress.print(
                String.format(
                        Locale.ROOT,
                        "  %-8s %12s %12s %12s",
                        "member",
                        "charge",
                        "alone, net",
                        "saving, net"));
        Api bookkeeper = as("Toni Bookkeeper");
        Map<String, JsonNode> statements = new LinkedHashMap<>();
        members.forEach(
                (number, id) ->
                        statements.put(
                                number,
                                bookkeeper
                                        .get("/api/v1/members/" + id + "/statement?round=" + round)
                                        .body()));
        int shown = 0;
        for (Map.Entry<String, JsonNode> statement : statements.entrySet()) {
            if (shown < MEMBERS_SHOWN && statement.getValue().path("invoices").size() > 0) {
                JsonNode totals = statement.getValue().path("totals");
                progress.print(
                        String.format(
                                Locale.ROOT,
                                "  %-8s %12s %12s %12s",
                                statement.getKey(),
                                money(totals.path("total")),
                                money(totals.path("reference")),
                                money(totals.path("saving"))));
                shown++;
            }
        }
        totals(steps.settlement());
    }

    private void totals(JsonNode settlement) {
        JsonNode totals = settlement.path("totals");
        progress.print("");
        for (JsonNode order : settlement.path("orders")) {
            progress.print(
                    "  %s %s: %s units came = %s to members + %s to stock"
                            .formatted(
                                    order.path("number").asText(),
                                    order.path("supplierName").asText(),
                                    order.path("unitsReceived").asText(),
                                    order.path("unitsAllotted").asText(),
                                    order.path("unitsToStock").asText()));
        }
        progress.print(
                "  invoices %s = charged to members %s + the co-op's own share %s"
                        .formatted(
                                money(totals.path("payable")),
                                money(totals.path("members")),
                                money(totals.path("coop"))));
        progress.print(
                "  goods for %s net would have cost %s alone: saved %s"
                        .formatted(
                                money(totals.path("goods")),
                                money(totals.path("reference")),
                                money(totals.path("saving"))));
        boolean agrees = settlement.path("agrees").asBoolean();
        progress.print("  the totals " + (agrees ? "agree" : "DO NOT AGREE"));
        if (!agrees) {
            throw new IllegalStateException("the round's totals do not agree");
        }
    }

    private static String money(JsonNode money) {
        long minor = money.path("minor").asLong();
        return String.format(
                Locale.ROOT,
                "%s%d.%02d %s",
                minor < 0 ? "-" : "",
                Math.abs(minor) / 100,
                Math.abs(minor) % 100,
                money.path("currency").asText());
    }
}
