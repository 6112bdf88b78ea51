package coop.cobuy.aggregator.storefront.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.storefront.PageBrowser;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every form of every page, as people of each role come upon it: what is missing, too long, of
 * another kind, hostile, stale, somebody else's or sent twice is told where it was typed, nothing
 * that was typed is lost, and nothing is done twice. {@code deploy/test-pages} runs it.
 */
@Tag("pages")
@MicronautTest(transactional = false)
@Property(name = "cobuy.public-url", value = "http://localhost:8080")
class FormsTest implements RunningServers {

    private static final String PAGES = "coop.cobuy.aggregator.storefront.";
    private static final String PROFILE =
            "{\"version\":3,\"format\":\"csv\",\"formatVersion\":\"1\",\"transport\":\"webhook\",\"address\":\"https://a.example/\",\"expectsAnswer\":true,\"result\":\"DELIVERED\",\"detail\":\"x\"}";

    /** Routes that no form of a page sends to: why. */
    private static final Map<String, String> WITHOUT_A_FORM =
            Map.of(
                    "/account/oidc/removal", "needs a provider: OidcSignInTest",
                    "/account/passkeys", "sent by a script: PasskeyPagesTest",
                    "/sign-in/passkey", "sent by a script: PasskeyPagesTest",
                    "/sign-in/passkey/options", "asked by a script: PasskeyPagesTest",
                    "/sign-in/code/passkey", "sent by a script: PasskeyPagesTest",
                    "/sign-in/code/passkey/options", "asked by a script: PasskeyPagesTest",
                    "/sign-in/second-factor/passkey", "sent by a script: PasskeyPagesTest",
                    "/sign-in/second-factor/passkey/options",
                            "asked by a script: PasskeyPagesTest");

    @Inject FormsCoop coop;
    @Inject Router router;
    private final Map<String, String> properties = new HashMap<>();
    private HttpServer adapter;
    private Tables tables;
    private FoundForms found;

    @Override
    public Map<String, String> getProperties() {
        properties.putAll(RunningServers.super.getProperties());
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            adapter = HttpServer.create(new InetSocketAddress(here, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        adapter.createContext("/", FormsTest::take);
        adapter.start();
        properties.put(
                "cobuy.adapter-url", "http://127.0.0.1:" + adapter.getAddress().getPort() + "/");
        return properties;
    }

    /** The suppliers' adapter, which knows one version and takes nothing long or in brackets. */
    private static void take(HttpExchange exchange) throws IOException {
        JsonNode sent = new ObjectMapper().readTree(exchange.getRequestBody());
        List<String> wrong = new ArrayList<>();
        sent.properties()
                .forEach(
                        field -> {
                            String value = field.getValue().asText();
                            if (value.length() > 500 || value.contains("<")) {
                                wrong.add(
                                        "{\"pointer\":\"/%s\",\"reason\":\"no\"}"
                                                .formatted(field.getKey()));
                            }
                        });
        boolean stale =
                exchange.getRequestMethod().equals("PUT")
                        && !"\"3\"".equals(exchange.getRequestHeaders().getFirst("If-Match"));
        int status = stale ? 412 : wrong.isEmpty() ? 200 : 400;
        String answer =
                status == 200
                        ? PROFILE
                        : "{\"detail\":\"no\",\"errors\":[%s]}".formatted(String.join(",", wrong));
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @BeforeAll
    void walk() throws SQLException {
        tables =
                new Tables(
                        properties.get("datasources.default.url"),
                        properties.get("datasources.default.username"),
                        properties.get("datasources.default.password"));
        coop.make(tables);
        found = new FoundForms(coop, routes());
        found.walk();
    }

    @AfterAll
    void end() throws SQLException {
        adapter.stop(0);
        tables.close();
    }

    private Set<String> routes() {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("POST"))
                .filter(
                        route ->
                                route.getTargetMethod()
                                        .getDeclaringType()
                                        .getName()
                                        .startsWith(PAGES))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFormIsInTheTableAndEveryRouteHasAForm() {
        Set<String> known =
                FormCases.ALL.stream()
                        .map(FormCase::form)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(found.forms());
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown, "forms that the table does not have");
        Set<String> reached =
                FormCases.ALL.stream()
                        .map(FormCase::route)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(routes());
        assertTrue(expected.containsAll(WITHOUT_A_FORM.keySet()), "exceptions that are none");
        expected.removeAll(WITHOUT_A_FORM.keySet());
        assertEquals(expected, reached);
    }

    @TestFactory
    Stream<DynamicTest> everyFormTellsWhatIsWrongAndIsDoneOnce() {
        return Stream.concat(
                FormCases.ALL.stream().map(each -> dynamicTest(each.name(), () -> look(each))),
                Stream.of(dynamicTest("what was typed is never run", this::nothingRuns)));
    }

    private void look(FormCase each) {
        FormTrial trial = new FormTrial(each, found, coop, tables);
        trial.isWrong();
        trial.isHostile();
        trial.isSentTwice();
        assertEquals(List.of(), trial.problems());
    }

    /** What was taken is on some page by now. */
    private void nothingRuns() {
        List<String> running = new ArrayList<>();
        int[] shown = {0};
        for (String who : FormsCoop.WALKERS) {
            PageBrowser browser = coop.people.get(who);
            FormWalk.through(
                    browser,
                    coop.starts.get(who),
                    true,
                    (path, page) -> {
                        if (page.text().contains("<script>alert(1)")) {
                            running.add(path);
                        }
                        if (page.text().contains("&lt;script>alert(1)")) {
                            shown[0]++;
                        }
                    });
        }
        assertEquals(List.of(), running);
        assertTrue(shown[0] > 10, "shown: " + shown[0]);
    }
}
