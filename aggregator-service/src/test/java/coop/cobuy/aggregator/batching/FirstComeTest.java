package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** {@code FIRST_COME} against the documented behaviour of the best-known peer. */
class FirstComeTest {

    private static final Rules FIRST_COME = Offers.byIndex(AllotmentRule.FIRST_COME);

    /** A case as read, named in reports by its id. */
    record Peer(JsonNode json) {
        JsonNode input(String field) {
            return json.get("input").path(field);
        }

        JsonNode expected(String field) {
            return json.get("expected").path(field);
        }

        @Override
        public String toString() {
            return json.get("id").asText();
        }
    }

    @ParameterizedTest
    @MethodSource
    void boxfill(Peer peer) {
        CompletionPhase.Demand before = demand(peer.input("change_from"));
        CompletionPhase.Demand after = demand(peer.input("change_to"));
        CompletionPhase.Verdict verdict =
                CompletionPhase.judge(terms(peer.input("pack_size").asLong(), 1), before, after);
        boolean isOpen = peer.input("phase").asText().startsWith("before");
        boolean isTaken = isOpen || verdict.isAccepted();

        assertEquals(peer.expected("accepted").asBoolean(), isTaken);
        assertEquals(
                peer.expected("state_before").get("missing_units").asLong(),
                verdict.openBefore().milli() / Offers.UNIT);
        assertEquals(
                peer.expected("state_after").get("missing_units").asLong(),
                (isTaken ? verdict.openAfter() : verdict.openBefore()).milli() / Offers.UNIT);
    }

    @ParameterizedTest
    @MethodSource
    void unitsToOrder(Peer peer) {
        OfferTerms terms =
                terms(peer.input("pack_size").asLong(), peer.input("moq_supplier_units").asLong(1));
        OfferLines lines =
                Offers.lines(
                        peer.input("quantity").asLong() + "+" + peer.input("tolerance").asLong());
        assertEquals(
                peer.expected("units_to_order").asLong(),
                OfferRound.decide(terms, lines, FIRST_COME).cases().count());
    }

    /** Who came when, what was ordered, and what came: all the kinds that serve claims. */
    @ParameterizedTest
    @MethodSource
    void served(Peer peer) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        List<long[]> settings = new ArrayList<>();
        for (JsonNode claim : claims(peer)) {
            int line = groups.computeIfAbsent(claim.get("group").asText(), g -> groups.size());
            settings.add(
                    new long[] {
                        line,
                        claim.path("quantity").asLong(claim.path("set_quantity").asLong()),
                        claim.path("tolerance").asLong(claim.path("set_tolerance").asLong())
                    });
        }
        OfferLines lines = lines(groups.size(), settings);
        OfferDecision decision =
                OfferRound.decide(terms(peer.input("pack_size").asLong(), 1), lines, FIRST_COME);
        peer.expected("result_at_finish")
                .properties()
                .forEach(
                        e ->
                                assertEquals(
                                        Units.of(e.getValue().asLong()),
                                        decision.allotted(groups.get(e.getKey()))));
        Units received = received(peer, decision);
        Surplus surplus =
                peer.input("surplus_policy").toString().equals("[\"leftover\"]")
                        ? Surplus.TO_STOCK
                        : Surplus.TO_TOLERANCES;
        Redistribution shared =
                Redistribution.of(decision, received, ShortfallCause.DELIVERY, surplus);
        peer.expected("result")
                .properties()
                .forEach(
                        e ->
                                assertEquals(
                                        Units.of(e.getValue().asLong()),
                                        peer.input("manual_override").has(e.getKey())
                                                ? Units.of(
                                                        peer.input("manual_override")
                                                                .get(e.getKey())
                                                                .asLong())
                                                : shared.allotted(groups.get(e.getKey())),
                                        e.getKey()));
        long leftover =
                peer.expected("surplus_counts").path(surplus == Surplus.TO_STOCK ? 0 : 1).asLong();
        assertEquals(Units.of(leftover), shared.stock());
    }

    @Test
    void servesOneMembersToleranceWithWhatIsLeft() {
        OfferLines lines = lines(1, List.of(new long[] {0, 4, 6}));
        Redistribution shared =
                Redistribution.of(
                        lines, UnitCode.PIECE, Units.of(6), ShortfallCause.DELIVERY, FIRST_COME);
        assertEquals(Units.of(6), shared.allotted(0));
    }

    @ParameterizedTest
    @MethodSource
    void ledger(Peer peer) {
        Arrivals.Builder builder = Arrivals.builder(1);
        int step = 0;
        for (JsonNode set : peer.input("steps")) {
            builder.set(0, Units.of(set.get(0).asLong()), Units.of(set.get(1).asLong()));
            Arrivals arrivals = builder.build();
            JsonNode rows = peer.expected("ledger_after_each_step").path(step);
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(rows.get(i).get("quantity").asLong() * 1000, arrivals.firmMilli(i));
                assertEquals(
                        rows.get(i).get("tolerance").asLong() * 1000, arrivals.toleranceMilli(i));
            }
            assertTrue(rows.isMissingNode() || rows.size() == arrivals.count());
            assertEquals(Units.of(set.get(0).asLong()), builder.quantity(0));
            assertEquals(Units.of(set.get(1).asLong()), builder.tolerance(0));
            step++;
        }
    }

    @Test
    void servesARaisedQuantityAtItsOwnTime() {
        OfferLines lines =
                lines(2, List.of(new long[] {0, 2, 3}, new long[] {1, 2, 0}, new long[] {0, 4, 1}));
        OfferDecision decision = OfferRound.decide(terms(5, 1), lines, FIRST_COME);
        assertEquals("3 2", decision.allotted(0) + " " + decision.allotted(1));
        assertEquals(
                "You asked for 4 and up to 1 more. All members together asked for 6 and up to 1"
                    + " more: enough for 1 case of 5 (5), not for another case. It is given out in"
                    + " the order in which the orders came. You get 3 of your 4.",
                decision.reason(0).text());
    }

    @Test
    void tellsWhoTookEverythingBack() {
        OfferLines lines =
                lines(2, List.of(new long[] {0, 5, 0}, new long[] {1, 4, 0}, new long[] {0, 0, 0}));
        OfferDecision decision = OfferRound.decide(terms(4, 1), lines, FIRST_COME);
        assertEquals(ReasonCode.SUPERSEDED, decision.reasonCode(0));
        assertEquals(
                "You asked for some of this before and took it back later, so you get nothing and"
                        + " pay nothing.",
                decision.reason(0).text());
        assertEquals(ReasonCode.SERVED_IN_FULL, decision.reasonCode(1));
    }

    @Test
    void whoNeverAskedForAnythingTookNothingBack() {
        OfferLines lines = lines(2, List.of(new long[] {0, 0, 0}, new long[] {1, 4, 0}));
        OfferDecision decision = OfferRound.decide(terms(4, 1), lines, FIRST_COME);
        assertEquals(ReasonCode.SERVED_IN_FULL, decision.reasonCode(0));
    }

    /** The definition: a ledger of single units, each with the time at which it was claimed. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsTheOldestUnitsOfEachMember(long seed) {
        Random random = new Random(seed);
        int members = 1 + random.nextInt(4);
        Arrivals.Builder builder = Arrivals.builder(members);
        List<List<Integer>> firm =
                Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                        .limit(members)
                        .toList();
        int settings = random.nextInt(60);
        for (int time = 0; time < settings; time++) {
            int member = random.nextInt(members);
            int quantity = random.nextInt(9);
            builder.set(member, Units.of(quantity), Units.of(random.nextInt(3)));
            while (firm.get(member).size() > quantity) {
                firm.get(member).removeLast();
            }
            while (firm.get(member).size() < quantity) {
                firm.get(member).add(time);
            }
        }
        Arrivals arrivals = builder.build();
        List<Integer> expected = firm.stream().flatMap(List::stream).sorted().toList();
        List<Long> amounts = new ArrayList<>();
        for (int i = 0; i < arrivals.count(); i++) {
            if (arrivals.firmMilli(i) > 0) {
                amounts.add(arrivals.firmMilli(i) / 1000);
            }
        }
        long[] counted =
                expected.stream()
                        .distinct()
                        .mapToLong(t -> expected.stream().filter(t::equals).count())
                        .toArray();
        assertArrayEquals(counted, amounts.stream().mapToLong(a -> a).toArray());
        for (int member = 0; member < members; member++) {
            assertEquals(Units.of(firm.get(member).size()), builder.quantity(member));
        }
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    static Stream<Peer> boxfill() {
        return ofKinds("boxfill");
    }

    static Stream<Peer> unitsToOrder() {
        return ofKinds("units_to_order");
    }

    static Stream<Peer> served() {
        return ofKinds("finish_and_allocate", "ledger_and_allocate", "receive", "redistribute");
    }

    static Stream<Peer> ledger() {
        return ofKinds("ledger");
    }

    private static OfferTerms terms(long pack, long minimum) {
        return Offers.pieces(Offers.cases(pack, minimum), Offers.breaks("1:1.00"));
    }

    private static CompletionPhase.Demand demand(JsonNode of) {
        return new CompletionPhase.Demand(
                Units.of(of.get("quantity").asLong()), Units.of(of.get("tolerance").asLong()));
    }

    private static JsonNode claims(Peer peer) {
        return peer.input("claims_in_order").isMissingNode()
                ? peer.input("steps")
                : peer.input("claims_in_order");
    }

    private static Units received(Peer peer, OfferDecision decision) {
        if (peer.input("received_items").isNumber()) {
            return Units.of(peer.input("received_items").asLong());
        }
        return peer.input("units_received").isNumber()
                ? Units.of(peer.input("units_received").asLong() * peer.input("pack_size").asLong())
                : decision.units();
    }

    private static OfferLines lines(int count, List<long[]> settings) {
        Arrivals.Builder arrivals = Arrivals.builder(count);
        settings.forEach(s -> arrivals.set((int) s[0], Units.of(s[1]), Units.of(s[2])));
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < count; i++) {
            lines.add(Offers.member(i), arrivals.quantity(i), arrivals.tolerance(i), null);
        }
        return lines.arrivals(arrivals.build()).build();
    }

    private static Stream<Peer> ofKinds(String... kinds) {
        List<Peer> found = new ArrayList<>();
        try (InputStream json =
                Objects.requireNonNull(
                        FirstComeTest.class.getResourceAsStream("first-come.json"))) {
            for (JsonNode peer : new ObjectMapper().readTree(json)) {
                if (List.of(kinds).contains(peer.get("kind").asText())) {
                    found.add(new Peer(peer));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream();
    }
}
