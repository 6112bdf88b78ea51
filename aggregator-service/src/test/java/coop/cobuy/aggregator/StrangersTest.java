package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks the API's description with the ids of one co-op's round, from its members to its invoice,
 * as everybody whom they do not concern: another co-op's people, another member, another supplier.
 * Nothing of it comes back, and nothing of it changes.
 */
@MicronautTest(transactional = false)
class StrangersTest implements TestServers {

    private static final Set<String> CHANGING = Set.of("post", "put", "patch", "delete");
    private static final String NOBODY = "00000000-0000-0000-0000-000000000001";

    /** What tells of whoever asks, or goes on by itself. */
    private static final Set<String> NOT_COMPARED = Set.of("/api/v1/audit", "/api/v1/notices");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject WholeRound whole;
    private final Map<String, String> ids = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private TestCoop coop;
    private Person ownMember;
    private Person otherMember;
    private Person otherSupplier;

    private record Route(String method, String path) {}

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "2");
        properties.put("cobuy.purchasing.watch-every", "200ms");
        return properties;
    }

    @BeforeAll
    void makeRound() {
        Course course = whole.coop(2);
        coop = course.coop();
        String supplier = course.supplier(0);
        String offer = course.offer(supplier, "FLOUR", 1, "1:1.00");
        String another = course.supplier(0);
        String round = course.open(supplier, Map.of());
        course.order(round, 0, offer + " 4");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, offer + " 4");
        String invoice = course.invoice(order, "0.00", "FLOUR 4 1.00 4.00 0.00 GOODS");
        ids.put("members", course.member(0));
        ids.put("suppliers", supplier);
        ids.put("offers", offer);
        ids.put("rounds", round);
        ids.put("purchase-orders", order.substring(order.lastIndexOf('/') + 1));
        ids.put("invoices", invoice.substring(invoice.lastIndexOf('/') + 1));
        ids.put("accounts", coop.buyer().account().toString());
        ownMember = fixtures.personFor(coop.id(), MemberId.parse(course.member(0)));
        otherMember = fixtures.personFor(coop.id(), MemberId.parse(course.member(1)));
        otherSupplier = fixtures.personFor(coop.id(), SupplierId.parse(another));
        String tokens = "/api/v1/accounts/" + coop.buyer().account() + "/tokens";
        ids.put("tokens", api.get(coop.buyer().token(), tokens).text("/items/0/id"));
        walk();
    }

    private void walk() {
        JsonNode paths = api.get(null, "/openapi/openapi.json").json().path("paths");
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                // A stream has no end to wait for; who may open it is looked at in its own test.
                if (method.getValue().toString().contains("text/event-stream")) {
                    continue;
                }
                if (CHANGING.contains(method.getKey()) || method.getKey().equals("get")) {
                    routes.add(new Route(method.getKey(), filled(path.getKey())));
                }
            }
        }
        assertTrue(routes.size() > 80, "found: " + routes.size());
    }

    /** A path with ids of the co-op's own: each parameter by the folder that it stands in. */
    private String filled(String template) {
        StringBuilder path = new StringBuilder();
        String folder = "";
        for (String part : template.substring(1).split("/")) {
            String name = part.replaceAll("[{}]", "");
            if (!part.startsWith("{")) {
                path.append('/').append(part);
                folder = part;
            } else if (name.equals("partition") || name.equals("offset")) {
                path.append("/0");
            } else {
                String kind = ids.containsKey(name + "s") ? name + "s" : folder;
                path.append('/').append(ids.getOrDefault(kind, NOBODY));
            }
        }
        return path.toString();
    }

    private Answer call(Route route, Person by) {
        boolean changes = CHANGING.contains(route.method()) && !route.method().equals("delete");
        return api.send(
                route.method().toUpperCase(java.util.Locale.ROOT),
                by.token(),
                route.path(),
                changes ? "{}" : null);
    }

    /** All that the co-op's own people see of it. */
    private Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        List<Person> own =
                List.of(coop.administrator(), coop.buyer(), coop.bookkeeper(), ownMember);
        for (Route route : routes) {
            if (!route.method().equals("get") || NOT_COMPARED.contains(route.path())) {
                continue;
            }
            for (Person person : own) {
                Answer answer = call(route, person);
                if (answer.status() == 200) {
                    JsonNode body = answer.json();
                    if (body instanceof ObjectNode object) {
                        // A statement's period ends with the moment of asking.
                        object.remove(List.of("from", "to"));
                    }
                    seen.put(route.path() + " " + person.caller().roles(), body.toString());
                }
            }
        }
        assertTrue(seen.size() > 30, "own people see: " + seen.keySet());
        return seen;
    }

    /** The same, once what goes on by itself has come to an end. */
    private Map<String, String> settled() {
        Map<String, String> before = seen();
        for (int i = 0; i < 20; i++) {
            Map<String, String> now = seen();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("what is seen does not come to rest");
    }

    /** What a stranger got that has one of the ids in it. */
    private List<String> leaks(Person stranger, Set<String> secrets) {
        List<String> leaks = new ArrayList<>();
        for (Route route : routes) {
            Answer answer = call(route, stranger);
            String what = route + " by " + stranger.caller().roles() + ": " + answer.status();
            assertTrue(answer.status() < 500, what);
            if (answer.status() < 300) {
                String body = answer.json().toString();
                secrets.stream()
                        .filter(body::contains)
                        .forEach(secret -> leaks.add(what + " has " + around(secret, body)));
            }
        }
        return leaks;
    }

    private static String around(String secret, String body) {
        int at = body.indexOf(secret);
        return body.substring(
                Math.max(0, at - 120), Math.min(body.length(), at + secret.length() + 120));
    }

    @Test
    void anotherCoopsPeopleSeeAndChangeNothing() {
        Map<String, String> before = settled();
        TestCoop strange = fixtures.coop();
        Person delegate = fixtures.person(strange.id(), Role.DELEGATE);
        List<String> leaks = new ArrayList<>();
        for (Person stranger :
                List.of(
                        strange.member(),
                        delegate,
                        strange.buyer(),
                        strange.supplier(),
                        strange.bookkeeper(),
                        strange.administrator())) {
            leaks.addAll(leaks(stranger, Set.copyOf(ids.values())));
        }
        assertEquals(List.of(), leaks);
        assertEquals(before, seen());
    }

    @Test
    void anotherMemberSeesAndChangesNothingOfAMembersOwn() {
        Map<String, String> before = settled();
        Set<String> secrets = Set.of(ids.get("members"), ids.get("invoices"));
        assertEquals(List.of(), leaks(otherMember, secrets));
        assertEquals(before, seen());
    }

    @Test
    void anotherSupplierSeesAndChangesNothingOfASuppliersOwn() {
        Map<String, String> before = settled();
        Set<String> secrets =
                Set.of(
                        ids.get("members"),
                        ids.get("invoices"),
                        ids.get("purchase-orders"),
                        ids.get("offers"),
                        ids.get("suppliers"));
        assertEquals(List.of(), leaks(otherSupplier, secrets));
        assertEquals(before, seen());
    }
}
