package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The demo co-op: two suppliers, sixty offers, forty members, one open round. Loaded once; who may
 * do what is written to {@code demo-accounts.json} in the data folder.
 */
public final class Demo {

    /** The file with the accounts, in the data folder. */
    public static final String ACCOUNTS = "demo-accounts.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ROUND_LENGTH = Duration.ofDays(7);
    private static final long FREIGHT_MILL = 1_900;
    private static final long FREIGHT_VALLEY = 1_250;
    private static final long LIMIT_BUYER = 50_000;
    private static final long LIMIT_SECOND = 500_000;

    private final LocalCobuy cobuy;
    private final Path data;
    private final Progress progress;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Demo(LocalCobuy cobuy, Path data, Progress progress, Clock clock) {
        this.cobuy = cobuy;
        this.data = data;
        this.progress = progress;
        this.clock = clock;
    }

    /** Loads it, unless an earlier start did. */
    public void load() {
        Path file = data.resolve(ACCOUNTS);
        if (Files.exists(file)) {
            progress.say("demo: there already, accounts in " + file);
            return;
        }
        Api operator = new Api(cobuy.aggregatorUrl(), cobuy.operatorToken());
        String password = password();
        DemoCoop coop = DemoCoop.found(operator, "Linden Street Food Co-op", password);
        String mill = coop.supplier("MILLFIELD", "Mill & Field Wholesale", FREIGHT_MILL);
        String valley = coop.supplier("VALLEY", "Valley Dairy & Greens", FREIGHT_VALLEY);
        coop.offers(resource("demo/offers.csv"));
        coop.members(resource("demo/members.csv"));
        progress.say("demo: 2 suppliers, 60 offers, 40 members");
        feeds(coop, mill, valley);
        ArrayNode accounts = accounts(coop, mill, valley, password);
        String buyer = token(accounts, "BUYER");
        String round =
                coop.openRound("This week", List.of(mill, valley), ROUND_LENGTH, clock, buyer);
        progress.say("demo: round " + round + " is open");
        write(file, coop, round, accounts);
        progress.say("demo: accounts in " + file);
    }

    private static String token(ArrayNode accounts, String role) {
        for (JsonNode account : accounts) {
            if (account.path("role").asText().equals(role)) {
                return account.path("token").asText();
            }
        }
        throw new IllegalStateException("no account of a " + role);
    }

    /** One takes CSV files from a folder, the other fetches JSON from its feed. */
    private void feeds(DemoCoop coop, String mill, String valley) {
        Api adapter = coop.api().at(cobuy.adapterUrl());
        adapter.put(
                "/api/v1/suppliers/" + mill + "/profile",
                "{\"format\":\"csv\",\"transport\":\"folder\",\"address\":\"millfield\"}",
                Map.of());
        adapter.put(
                "/api/v1/suppliers/" + valley + "/profile",
                "{\"format\":\"json\",\"transport\":\"pull\"}",
                Map.of());
    }

    private ArrayNode accounts(DemoCoop coop, String mill, String valley, String password) {
        String ada = coop.memberIds().getOrDefault("1001", "");
        ArrayNode accounts = JSON.createArrayNode();
        add(
                accounts,
                new DemoCoop.Account(
                        "Robin Administrator",
                        password,
                        coop.administratorToken(),
                        "ADMINISTRATOR"));
        add(accounts, account(coop, "Ada Acker", "MEMBER", Map.of("member", new TextNode(ada))));
        add(accounts, account(coop, "Bo Buyer", "BUYER", limit(LIMIT_BUYER)));
        add(accounts, account(coop, "Kim Second-Buyer", "BUYER", limit(LIMIT_SECOND)));
        add(
                accounts,
                account(coop, "Mila Mill", "SUPPLIER", Map.of("supplier", new TextNode(mill))));
        add(
                accounts,
                account(coop, "Vito Valley", "SUPPLIER", Map.of("supplier", new TextNode(valley))));
        add(accounts, account(coop, "Toni Bookkeeper", "BOOKKEEPER", Map.of()));
        return accounts;
    }

    private static Map<String, JsonNode> limit(long minor) {
        return Map.of("approvalLimit", DemoCoop.euros(minor));
    }

    private DemoCoop.Account account(
            DemoCoop coop, String name, String role, Map<String, JsonNode> details) {
        return coop.account(name, password(), role, details);
    }

    private static void add(ArrayNode accounts, DemoCoop.Account account) {
        accounts.addObject()
                .put("name", account.name())
                .put("password", account.password())
                .put("token", account.token())
                .put("role", account.role());
    }

    private String password() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String resource(String name) {
        try (InputStream in = Demo.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, DemoCoop coop, String round, ArrayNode accounts) {
        ObjectNode content = JSON.createObjectNode();
        content.put("coop", coop.id());
        content.put("round", round);
        content.put("aggregator", cobuy.aggregatorUrl());
        content.put("adapter", cobuy.adapterUrl());
        content.set("accounts", accounts);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, content.toPrettyString() + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The accounts of a demo that is loaded. */
    static JsonNode read(Path data) {
        try {
            return JSON.readTree(data.resolve(ACCOUNTS).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's accounts", e);
        }
    }
}
