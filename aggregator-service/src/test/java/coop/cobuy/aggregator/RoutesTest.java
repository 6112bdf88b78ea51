package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.PageRequests;
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
import java.util.stream.Stream;

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

        Answer call(Api api, String token, String... headers) {
            boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(method);
            boolean isForm = mediaType.equals(MediaType.APPLICATION_FORM_URLENCODED);
            String body = isForm ? "" : "{}";
            String[] all = Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "Content-Type";
            all[headers.length + 1] = mediaType;
            return api.send(method, token, path(), hasBody ? body : null, all);
        }
    }

    private Stream<UriRouteInfo<?, ?>> ours() {
        return router.uriRoutes()
                .filter(
                        info ->
                                info.getTargetMethod()
                                        .getDeclaringType()
                                        .getName()
                                        .startsWith("coop.cobuy."))
                .filter(info -> !Set.of("HEAD", "OPTIONS").contains(info.getHttpMethodName()));
    }

    private List<Route> routes() {
        List<Route> routes =
                ours().map(Route::of)
                        .filter(route -> route.template().startsWith("/api/"))
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
        ours().forEach(
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

    private static boolean isPage(UriRouteInfo<?, ?> info) {
        return info.getProduces().equals(List.of(MediaType.TEXT_HTML_TYPE));
    }

    /** Beside the API and pages: a page's route may answer with a page too. */
    @Test
    void whatIsNoPageKeepsItsType() {
        assertEquals(
                """
                GET /account/data [application/json, text/html]
                GET /assets/{name} [*/*]
                GET /desk/rounds/{id}/packing.csv [text/csv;charset=utf-8, text/html]
                GET /desk/rounds/{id}/packing.pdf [application/pdf, text/html]
                GET /pictures/{offer}/{hash} [*/*]
                GET /shop/{round}/live [text/event-stream]
                POST /sign-in/code/passkey/options [application/json, text/html]
                POST /sign-in/passkey/options [application/json, text/html]
                POST /sign-in/second-factor/passkey/options [application/json, text/html]
                """
                        .lines()
                        .toList(),
                ours().filter(info -> PageRequests.isPage(Route.of(info).template()))
                        .filter(info -> !isPage(info))
                        .map(info -> Route.of(info).name() + " " + info.getProduces())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** As text browsers and some programs that read pages aloud do. */
    @Test
    void everyPageAnswersWhoeverTakesPagesAlone() {
        Map<Role, Person> people = people();
        List<Route> walked = ours().filter(RoutesTest::isPage).map(Route::of).distinct().toList();
        assertTrue(walked.size() > 100, "found: " + walked.size());
        List<String> refused = new ArrayList<>();
        for (Route route : walked) {
            String token =
                    people.entrySet().stream()
                            .filter(person -> route.roles().contains(person.getKey().name()))
                            .findFirst()
                            .map(person -> person.getValue().token())
                            .orElse(coop.member().token());
            Answer answer = route.call(api, token, "Accept", "text/html");
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean isPage = answer.status() == 303 || type.startsWith("text/html");
            if (answer.status() == 406 || answer.status() >= 500 || !isPage) {
                refused.add(route.name() + " " + answer.status() + " " + type);
            }
        }
        assertEquals(List.of(), refused);
    }

    /** What is sent without a file is told so, not taken for a fault of ours. */
    @Test
    void aFormWithoutAFileIsNoFault() {
        List<Route> uploads =
                ours().filter(RoutesTest::isPage)
                        .map(Route::of)
                        .filter(route -> route.mediaType().equals(MediaType.MULTIPART_FORM_DATA))
                        .distinct()
                        .toList();
        assertTrue(uploads.size() >= 4, uploads::toString);
        Map<Role, Person> people = people();
        for (Route route : uploads) {
            Role role = Role.valueOf(route.roles().iterator().next());
            Answer answer =
                    api.post(
                            people.get(role).token(),
                            route.path(),
                            "",
                            "Content-Type",
                            MediaType.APPLICATION_FORM_URLENCODED);
            assertTrue(answer.status() >= 400 && answer.status() < 500, route + ": " + answer);
        }
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

    private Map<Role, Person> people() {
        return Map.of(
                Role.MEMBER, coop.member(),
                Role.DELEGATE, fixtures.person(coop.id(), Role.DELEGATE),
                Role.BUYER, coop.buyer(),
                Role.SUPPLIER, coop.supplier(),
                Role.BOOKKEEPER, coop.bookkeeper(),
                Role.ADMINISTRATOR, coop.administrator());
    }

    @Test
    void everyRouteIsShutToTheRolesThatItDoesNotName() {
        Map<Role, Person> people = people();
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
