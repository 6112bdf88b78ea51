package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.servers.ChildProcess;
import coop.cobuy.suppliers.SimulatedSupplier;
import coop.cobuy.suppliers.Temper;
import coop.cobuy.suppliers.dialect.Dialects;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.door.AdapterApi;
import coop.cobuy.suppliers.door.FolderDoor;
import coop.cobuy.suppliers.door.PullDoor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The demo's two suppliers, played: Mill & Field by CSV files, Valley Dairy by its JSON feed. */
final class DemoSuppliers implements AutoCloseable {

    private static final long SEED = 2026;
    private static final long FREIGHT_MINOR = 1_900;
    private static final String MILL = "MILLFIELD";
    private static final String VALLEY = "VALLEY";

    private final Map<String, SimulatedSupplier> suppliers = new LinkedHashMap<>();

    private DemoSuppliers(LocalCobuy cobuy, Path data, Temper mill, Temper valley) {
        JsonNode demo = Demo.read(data);
        String coop = demo.path("coop").asText();
        Path folder = cobuy.feeds().resolve(coop).resolve("millfield");
        Clock clock = Clock.systemUTC();
        suppliers.put(
                MILL,
                new SimulatedSupplier(
                        MILL, mill, Dialects.named("csv"), new FolderDoor(folder), clock));
        Api seller = new Api(cobuy.aggregatorUrl(), token(demo, "Vito Valley"));
        String id = seller.get("/api/v1/me").text("/supplier");
        AdapterApi adapter = new AdapterApi(cobuy.adapterUrl(), id, token(demo, "Vito Valley"));
        suppliers.put(
                VALLEY,
                new SimulatedSupplier(
                        VALLEY, valley, Dialects.named("json"), new PullDoor(adapter), clock));
    }

    /** They answer at once; one delivers short; both bill when they are told to. */
    static DemoSuppliers ofStory(LocalCobuy cobuy, Path data) {
        Temper mill = Temper.named("reliable").withFreight(FREIGHT_MINOR).billingOnDelivery();
        Temper valley = Temper.named("short").withFreight(FREIGHT_MINOR).billingOnDelivery();
        return new DemoSuppliers(cobuy, data, mill.seeded(SEED), valley.seeded(SEED));
    }

    /** They take their time, so that a person can look at each step. */
    static DemoSuppliers unhurried(LocalCobuy cobuy, Path data) {
        Temper temper = Temper.named("unhurried").withFreight(FREIGHT_MINOR);
        return new DemoSuppliers(cobuy, data, temper, temper);
    }

    private static String token(JsonNode demo, String name) {
        for (JsonNode account : demo.path("accounts")) {
            if (account.path("name").asText().equals(name)) {
                return account.path("token").asText();
            }
        }
        throw new IllegalStateException("the demo has no account of " + name);
    }

    private SimulatedSupplier of(JsonNode order) {
        String code = order.at("/supplier/code").asText();
        SimulatedSupplier supplier = suppliers.get(code);
        if (supplier == null) {
            throw new IllegalStateException("supplier: " + code + " (expected: one of the demo)");
        }
        return supplier;
    }

    private Optional<Answer.Advice> advice(JsonNode order) {
        return of(order).sent().stream()
                .filter(Answer.Advice.class::isInstance)
                .map(Answer.Advice.class::cast)
                .filter(advice -> advice.order().equals(order.path("number").asText()))
                .findFirst();
    }

    /** Units by SKU that a purchase order's supplier has sent on their way. */
    Map<String, String> awaitDespatched(JsonNode order, Duration limit) {
        ChildProcess.await(
                order.path("number").asText() + " to be despatched: " + of(order).problems(),
                limit,
                () -> advice(order).isPresent());
        Map<String, String> units = new LinkedHashMap<>();
        advice(order).orElseThrow().lines().forEach(l -> units.put(l.sku(), l.units().toString()));
        return units;
    }

    /** Has the supplier bill what came; gives the invoice's number. */
    String bill(JsonNode order) {
        String number = order.path("number").asText();
        of(order).delivered(number);
        return "RE-" + number;
    }

    @Override
    public void close() {
        suppliers.values().forEach(SimulatedSupplier::close);
    }
}
