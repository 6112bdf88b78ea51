package coop.cobuy.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.annotation.Secured;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every route there is, as the router knows them: a new one cannot be left open by mistake. */
@MicronautTest(transactional = false)
class RoutesTest implements TestServers {

    @Inject Router router;
    @Inject EmbeddedServer server;
    @Inject TestCallers callers;
    private final UUID supplier = new UUID(4, 2);
    private Api api;

    @BeforeEach
    void callTheServer() {
        api = new Api(server.getURI());
    }

    private record Route(String method, String template, List<String> roles) {

        static Route of(UriRouteInfo<?, ?> info) {
            return new Route(
                    info.getHttpMethodName(),
                    info.getUriMatchTemplate().toPathString(),
                    Arrays.asList(
                            info.getAnnotationMetadata()
                                    .getValue(Secured.class, String[].class)
                                    .orElse(new String[0])));
        }
    }

    private List<Route> routes() {
        List<Route> routes =
                router.uriRoutes()
                        .map(Route::of)
                        .filter(route -> route.template().startsWith("/api/"))
                        .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.method()))
                        .toList();
        assertTrue(routes.size() >= 10, "found: " + routes);
        return routes;
    }

    private Api.Answer call(Route route, String token) {
        String path =
                route.template()
                        .replace("{partition}", "0")
                        .replace("{offset}", "1")
                        .replaceAll("\\{[^}]*}", supplier.toString());
        return switch (route.method()) {
            case "GET" -> api.get(path, token);
            case "POST" -> api.post(path, token, "{}");
            case "PUT" -> api.put(path, token, "{}");
            case "DELETE" -> api.delete(path + "?kind=SKU&theirs=x", token);
            default -> throw new AssertionError(route);
        };
    }

    @Test
    void everyRouteNamesRolesAndIsShutWithoutAToken() {
        Set<String> known =
                Stream.concat(Arrays.stream(Role.values()).map(Enum::name), Stream.of("OPERATOR"))
                        .collect(Collectors.toSet());
        for (Route route : routes()) {
            assertTrue(!route.roles().isEmpty(), route.toString());
            assertTrue(known.containsAll(route.roles()), route.toString());
            assertEquals(401, call(route, "").status(), route.toString());
            assertEquals(401, call(route, "unknown").status(), route.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRouteIsShutToTheRolesThatItDoesNotName(Role role) {
        String token =
                callers.token(UUID.randomUUID(), role, role == Role.SUPPLIER ? supplier : null);
        for (Route route : routes()) {
            Api.Answer answer = call(route, token);
            String what = role + " " + route + ": " + answer.text();
            if (route.roles().contains(role.name())) {
                assertNotEquals(401, answer.status(), what);
            } else {
                assertEquals(403, answer.status(), what);
            }
            assertTrue(answer.status() < 500, what);
        }
    }

    @Test
    void aSupplierIsShownNothingOfAnotherSupplier() {
        UUID coop = UUID.randomUUID();
        String other = callers.token(coop, Role.SUPPLIER, UUID.randomUUID());
        for (Route route : routes()) {
            if (route.roles().contains(Role.SUPPLIER.name())
                    && route.template().contains("{supplier}")) {
                assertEquals(404, call(route, other).status(), route.toString());
            }
        }
    }
}
