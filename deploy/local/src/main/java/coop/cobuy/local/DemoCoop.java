package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.servers.ChildProcess;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a co-op and fills it through the public API, step by step, as its people would. */
public final class DemoCoop {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STATE_LIMIT = Duration.ofMinutes(1);

    private final Api api;
    private final String id;
    private final String administratorToken;

    private DemoCoop(Api api, String id, String administratorToken) {
        this.api = api;
        this.id = id;
        this.administratorToken = administratorToken;
    }

    /** One person's access. */
    public record Account(String name, String password, String token, String role) {}

    /**
     * A new co-op with its administrator.
     *
     * @param operator the API as the operator
     */
    public static DemoCoop found(Api operator, String name, String password) {
        ObjectNode body = JSON.createObjectNode();
        body.put("name", name).put("currency", "EUR").put("zone", "Europe/Berlin");
        body.putObject("administrator")
                .put("name", "Robin Administrator")
                .put("email", "robin@demo.example")
                .put("password", password);
        Api.Answer made = operator.post("/api/v1/coops", body.toString());
        String token = made.text("/token");
        return new DemoCoop(operator.as(token), made.text("/coop/id"), token);
    }

    /** Goes on with a co-op that was made before. */
    public static DemoCoop of(Api administrator, String id, String token) {
        return new DemoCoop(administrator, id, token);
    }

    public String id() {
        return id;
    }

    public String administratorToken() {
        return administratorToken;
    }

    /** The API as the administrator. */
    public Api api() {
        return api;
    }

    /**
     * A new account with a token that lasts.
     *
     * @param details the account's further fields: {@code member}, {@code supplier}, {@code
     *     approvalLimit}
     */
    public Account account(
            String name, String password, String role, Map<String, JsonNode> details) {
        ObjectNode body = JSON.createObjectNode();
        body.put("name", name).put("password", password);
        body.putArray("roles").add(role);
        details.forEach(body::set);
        String account = api.post("/api/v1/accounts", body.toString()).text("/id");
        ObjectNode token = JSON.createObjectNode().put("name", "demo").put("days", 365);
        String secret =
                api.post("/api/v1/accounts/" + account + "/tokens", token.toString())
                        .text("/token");
        return new Account(name, password, secret, role);
    }

    /** An amount as the API takes it. */
    public static JsonNode euros(long minor) {
        return JSON.createObjectNode().put("minor", minor).put("currency", "EUR");
    }

    /** A new supplier; gives its id. */
    public String supplier(String code, String name, long freightMinor) {
        ObjectNode body = JSON.createObjectNode().put("code", code).put("name", name);
        body.set("freight", euros(freightMinor));
        return api.post("/api/v1/suppliers", body.toString()).text("/id");
    }

    /** Imports a file of offers; fails if any row is not taken. */
    public void offers(String csv) {
        allTaken(api.csv("/api/v1/offers/import?createSuppliers=true", csv));
    }

    /** Imports a file of members with their opening balances; fails if any row is not taken. */
    public void members(String csv) {
        allTaken(api.csv("/api/v1/members/import", csv));
    }

    private static void allTaken(Api.Answer answer) {
        JsonNode problems = answer.body().path("problems");
        if (!problems.isEmpty()) {
            throw new IllegalStateException("rows were not taken: " + problems.get(0));
        }
    }

    /** All members' ids by their numbers. */
    public Map<String, String> memberIds() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode member : all("/api/v1/members?limit=500")) {
            ids.put(member.path("number").asText(), member.path("id").asText());
        }
        return ids;
    }

    /** All items of a list, page after page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Api.Answer page = api.get(next);
            page.body().path("items").forEach(items::add);
            next =
                    page.headers()
                            .firstValue("Link")
                            .map(DemoCoop::target)
                            .map(uri -> uri.getRawPath() + "?" + uri.getRawQuery())
                            .orElse("");
        }
        return items;
    }

    private static URI target(String link) {
        return URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
    }

    /** A round over these suppliers, open from now on; gives its id. */
    public String openRound(
            String name, List<String> suppliers, Duration length, Clock clock, String buyerToken) {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        ArrayNode ids = body.putArray("suppliers");
        suppliers.forEach(ids::add);
        body.put("opening", clock.instant().toString());
        body.put("cutOff", clock.instant().plus(length).toString());
        Api buyer = api.as(buyerToken);
        String round = buyer.post("/api/v1/rounds", body.toString()).text("/id");
        String state = buyer.get("/api/v1/rounds/" + round).text("/state");
        if (state.equals("PLANNED")) {
            buyer.send(
                    "POST",
                    "/api/v1/rounds/" + round + "/opening",
                    "",
                    "application/json",
                    Map.of());
        }
        awaitState(round, "OPEN");
        return round;
    }

    /** Waits until a round is in a state. */
    public void awaitState(String round, String state) {
        ChildProcess.await(
                "round " + round + " to be " + state,
                STATE_LIMIT,
                () -> api.get("/api/v1/rounds/" + round).text("/state").equals(state));
    }
}
