package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Permissions;
import coop.cobuy.aggregator.platform.Role;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.MediaType;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Every route there is, as the router knows them: a new one cannot be left open by mistake. */
@MicronautTest(transactional = false)
class RoutesTest implements TestServers {

    private static final Set<String> OPEN =
            Set.of(
                    "POST /api/v1/sessions",
                    "POST /api/v1/invitations/acceptance",
                    "POST /api/v1/password-links",
                    "POST /api/v1/password-links/use");
    private static final String OPERATOR = "OPERATOR";

    @Inject Router router;
    @Inject Api api;
    @Inject Fixtures fixtures;
    private TestCoop coop;

    @BeforeAll
    void makeCoop() {
        coop = fixtures.coop();
    }

    /**
     * A route.
     *
     * @param roles which it is open to: roles, or one of {@link SecurityRule}'s words
     */
    private record Route(String method, String template, String mediaType, Set<String> roles) {

        static Route of(UriRouteInfo<?, ?> info) {
            List<MediaType> consumed = info.getConsumes();
            return new Route(
                    info.getHttpMethodName(),
                    info.getUriMatchTemplate().toPathString(),
                    consumed.isEmpty()
                            ? MediaType.APPLICATION_JSON
                            : consumed.getFirst().toString(),
                    roles(info.getAnnotationMetadata()));
        }

        /** A route needs an action or names roles, never both. */
        private static Set<String> roles(AnnotationMetadata route) {
            Set<String> roles = new TreeSet<>();
            route.getValue(Secured.class, String[].class)
                    .ifPresent(named -> roles.addAll(List.of(named)));
            assertTrue(roles.isEmpty() || !route.hasAnnotation(Needs.class));
            route.enumValue(Needs.class, Action.class)
                    .ifPresent(
                            action ->
                                    Arrays.stream(Role.values())
                                            .filter(role -> Permissions.allows(role, action))
                                            .forEach(role -> roles.add(role.name())));
            if (route.booleanValue(Needs.class, "orOperator").orElse(false)) {
                roles.add(OPERATOR);
            }
            return roles;
        }

        String name() {
            return method + " " + template;
        }

        String path() {
            return template.replace("{partition}", "0")
                    .replace("{offset}", "1")
                    .replaceAll("\\{[^}]*}", new UUID(4, 2).toString());
        }

        Answer call(Api api, String token) {
            boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(method);
            return api.send(
                    method, token, path(), hasBody ? "{}" : null, "Content-Type", mediaType);
        }
    }

    private List<Route> routes() {
        List<Route> routes =
                router.uriRoutes()
                        .map(Route::of)
                        .filter(route -> route.template().startsWith("/api/"))
                        .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.method()))
                        .toList();
        assertTrue(routes.size() > 60, "found: " + routes.size());
        return routes;
    }

    /** Pages too: what a role may do is looked for in one place, so it must not stand elsewhere. */
    @Test
    void everyRouteOfOursIsOpenToAllOrNeedsAnAction() {
        Set<String> words =
                Set.of(SecurityRule.IS_ANONYMOUS, SecurityRule.IS_AUTHENTICATED, OPERATOR);
        List<String> ours = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        router.uriRoutes()
                .filter(
                        info ->
                                info.getTargetMethod()
                                        .getDeclaringType()
                                        .getName()
                                        .startsWith("coop.cobuy."))
                .forEach(
                        info -> {
                            AnnotationMetadata route = info.getAnnotationMetadata();
                            Set<String> secured =
                                    route.getValue(Secured.class, String[].class)
                                            .map(Set::of)
                                            .orElse(Set.of());
                            boolean good =
                                    route.hasAnnotation(Needs.class)
                                            ? secured.isEmpty()
                                            : !secured.isEmpty() && words.containsAll(secured);
                            ours.add(info.toString());
                            if (!good) {
                                wrong.add(info + " " + secured);
                            }
                        });
        assertTrue(ours.stream().anyMatch(route -> route.contains("/statement")), ours::toString);
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyRouteNamesWhoMayUseIt() {
        Set<String> known = new TreeSet<>(List.of(OPERATOR, SecurityRule.IS_AUTHENTICATED));
        Arrays.stream(Role.values()).map(Enum::name).forEach(known::add);
        for (Route route : routes()) {
            if (OPEN.contains(route.name())) {
                assertEquals(Set.of(SecurityRule.IS_ANONYMOUS), route.roles());
                continue;
            }
            assertTrue(!route.roles().isEmpty(), route.name());
            assertTrue(known.containsAll(route.roles()), route.toString());
        }
    }

    @Test
    void withoutATokenEveryRouteIsShutButTheOpenOnes() {
        List<String> open = new ArrayList<>();
        for (Route route : routes()) {
            if (route.call(api, null).status() != 401) {
                open.add(route.name());
            }
        }
        open.removeAll(OPEN);
        assertEquals(List.of(), open);
    }

    @Test
    void everyRouteIsShutToTheRolesThatItDoesNotName() {
        Map<Role, Person> people =
                Map.of(
                        Role.MEMBER, coop.member(),
                        Role.DELEGATE, fixtures.person(coop.id(), Role.DELEGATE),
                        Role.BUYER, coop.buyer(),
                        Role.SUPPLIER, coop.supplier(),
                        Role.BOOKKEEPER, coop.bookkeeper(),
                        Role.ADMINISTRATOR, coop.administrator());
        for (Route route : routes()) {
            for (Map.Entry<Role, Person> person : people.entrySet()) {
                boolean named =
                        route.roles().contains(person.getKey().name())
                                || route.roles().contains(SecurityRule.IS_AUTHENTICATED)
                                || OPEN.contains(route.name());
                Answer answer = route.call(api, person.getValue().token());
                String what = person.getKey() + " " + route.name() + ": " + answer.json();
                if (named) {
                    assertNotEquals(401, answer.status(), what);
                } else {
                    assertEquals(403, answer.status(), what);
                    assertEquals("FORBIDDEN", answer.code(), what);
                }
                assertTrue(answer.status() < 500, what);
            }
        }
    }
}
