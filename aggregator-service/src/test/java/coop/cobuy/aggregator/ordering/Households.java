package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Members who order through the API, for tests in which the loops run. */
@Singleton
public final class Households {

    private static final String WAIT = "wait=30";

    private final Api api;
    private final Fixtures fixtures;
    private final RoundFixtures rounds;
    private final Members members;
    private final AtomicInteger count = new AtomicInteger();

    Households(Api api, Fixtures fixtures, RoundFixtures rounds, Members members) {
        this.api = api;
        this.fixtures = fixtures;
        this.rounds = rounds;
        this.members = members;
    }

    /** A member with an account. */
    public record Household(MemberId id, String number, Person person) {}

    /** Can order for so much on credit, and ordering knows it already. */
    public Household household(TestCoop coop, long creditMinor) {
        String number = "H-" + count.incrementAndGet();
        MemberId id = members.create(coop.id(), new NewMember(number, number, null)).id();
        Household household = new Household(id, number, fixtures.personFor(coop.id(), id));
        String path = "/api/v1/members/" + id;
        Map<String, Object> limit =
                Map.of("creditLimit", Map.of("minor", creditMinor, "currency", "EUR"));
        Answer set = api.put(coop.bookkeeper().token(), path + "/credit-limit", limit);
        assertEquals(200, set.status(), set.json()::toString);
        OrderLogBed.await(
                () ->
                        api.get(household.person().token(), path + "/funds")
                                        .json()
                                        .at("/available/minor")
                                        .asLong()
                                == creditMinor);
        return household;
    }

    /** A round that takes orders. */
    public RoundId open(TestCoop coop, SupplierId... suppliers) {
        RoundId id = rounds.planned(coop, suppliers);
        rounds.step(coop, id, "opening");
        awaitState(coop, id, "OPEN");
        return id;
    }

    /** Closes the round, until its book stands; one without orders is over soon after. */
    public void close(TestCoop coop, RoundId id) {
        rounds.step(coop, id, "closing");
        OrderLogBed.await(() -> Set.of("FROZEN", "ORDERED").contains(state(coop, id)));
    }

    /** Until the condition holds, with a limit. */
    public static void await(BooleanSupplier condition) {
        OrderLogBed.await(condition);
    }

    public void awaitState(TestCoop coop, RoundId id, String state) {
        OrderLogBed.await(() -> state(coop, id).equals(state));
    }

    private String state(TestCoop coop, RoundId id) {
        return api.get(coop.buyer().token(), "/api/v1/rounds/" + id).text("/state");
    }

    public static Map<String, String> line(OfferId of, String quantity, String tolerance) {
        return Map.of("offer", of.toString(), "quantity", quantity, "tolerance", tolerance);
    }

    /** A line that counts only at a price up to this one. */
    public static Map<String, Object> line(
            OfferId of, String quantity, String tolerance, String limit) {
        Map<String, Object> line = new HashMap<>(line(of, quantity, tolerance));
        line.put("maxUnitPrice", limit);
        return line;
    }

    /** Places the whole order and waits for its outcome, which is the answer's {@code status}. */
    public Answer order(Household household, RoundId round, String key, Object... lines) {
        return api.put(
                household.person().token(),
                path(household, round),
                Map.of("lines", List.of(lines)),
                OrderHeaders.IDEMPOTENCY_KEY,
                key,
                "Prefer",
                WAIT);
    }

    /** As the buyer, after the cut. */
    public Answer correct(
            TestCoop coop, Household household, RoundId round, String key, Object... lines) {
        return api.post(
                coop.buyer().token(),
                path(household, round) + "/corrections",
                Map.of("lines", List.of(lines), "reason", "a slip"),
                OrderHeaders.IDEMPOTENCY_KEY,
                key,
                "Prefer",
                WAIT);
    }

    public static String path(Household household, RoundId round) {
        return "/api/v1/rounds/" + round + "/orders/" + household.id();
    }
}
