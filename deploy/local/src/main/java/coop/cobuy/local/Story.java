package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    private static final long MISSING_UNITS = 3;
    private static final long FREIGHT_MINOR = 1_900;
    private static final int MEMBERS_SHOWN = 8;

    private final LocalCobuy cobuy;
    private final Progress progress;
    private final JsonNode demo;
    private final String round;
    private final RoundSteps steps;

    public Story(LocalCobuy cobuy, Path data, Progress progress) {
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

    /** Mill & Field's arrives in its folder; Valley fetches its own, and answers. */
    private void deliver(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            if (order.at("/supplier/code").asText().equals("VALLEY")) {
                fetch(order);
            }
            String path = "/api/v1/purchase-orders/" + order.path("id").asText();
            ChildProcess.await(
                    order.path("number").asText() + " to be delivered",
                    STEP_LIMIT,
                    () ->
                            List.of("DELIVERED", "UNDERSTOOD", "ACCEPTED")
                                    .contains(as("Bo Buyer").get(path).text("/delivery/state")));
            progress.say(
                    "%s is %s at the supplier"
                            .formatted(
                                    order.path("number").asText(),
                                    as("Bo Buyer").get(path).text("/delivery/state")));
        }
    }

    private void fetch(JsonNode order) {
        Api supplier = as("Vito Valley").at(cobuy.adapterUrl());
        String feed = "/api/v1/suppliers/" + order.at("/supplier/id").asText();
        ChildProcess.await(
                "the supplier's feed",
                STEP_LIMIT,
                () -> !supplier.get(feed + "/feed").body().path("documents").isEmpty());
        for (JsonNode document : supplier.get(feed + "/feed").body().path("documents")) {
            supplier.post(feed + "/feed/" + document.path("id").asText() + "/acknowledgement", "");
        }
        ObjectNode response =
                JSON.createObjectNode()
                        .put("type", "ORDER_RESPONSE")
                        .put("number", "AB-" + order.path("number").asText())
                        .put("orderNumber", order.path("number").asText())
                        .put("verdict", "ACCEPTED");
        response.putArray("lines");
        supplier.post(feed + "/documents", response.toString());
    }

    private void receive() {
        long missing = MISSING_UNITS;
        for (JsonNode order : steps.orders()) {
            steps.receive(order, missing);
            progress.say(
                    "%s is received%s"
                            .formatted(
                                    order.path("number").asText(),
                                    missing > 0
                                            ? ", %d units of %s short: shared out"
                                                    .formatted(
                                                            missing,
                                                            order.at("/lines/0/name").asText())
                                            : " in full"));
            missing = 0;
        }
    }

    private void settle(List<JsonNode> orders) {
        for (JsonNode order : orders) {
            ObjectNode invoice = steps.invoice(order, FREIGHT_MINOR);
            String id = steps.enter(invoice);
            steps.accept(id);
            steps.awaitSettled(id);
            progress.say(
                    "invoice %s over %s EUR is split and in the ledger"
                            .formatted(
                                    invoice.path("number").asText(),
                                    invoice.path("payable").asText()));
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
