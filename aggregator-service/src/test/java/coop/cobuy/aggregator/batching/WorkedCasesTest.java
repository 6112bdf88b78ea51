package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs and exact outputs of an independent brute force, ties to the smaller index. */
class WorkedCasesTest {

    /** A case as read, named in reports by its id. */
    record Worked(JsonNode json) {
        JsonNode input(String field) {
            return json.get("input").get(field);
        }

        JsonNode expected(String field) {
            return json.get("expected").get(field);
        }

        @Override
        public String toString() {
            return json.get("id").asText() + ": " + json.get("name").asText();
        }
    }

    @ParameterizedTest
    @MethodSource
    void cases(Worked worked) {
        long caseSize = worked.input("case_size").asLong();
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(caseSize, worked.input("moq_cases").asLong()),
                        PriceBreaks.perCase(
                                BreakKind.ALL_UNITS,
                                list(worked.input("tiers_per_case"), caseSize),
                                CasePack.of(caseSize)));
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < worked.input("firm").size(); i++) {
            lines.add(
                    Offers.member(i),
                    Units.of(worked.input("firm").get(i).asLong()),
                    Units.of(worked.input("tolerance").get(i).asLong()),
                    null);
        }
        OfferLines all = lines.build();
        OfferDecision decision = OfferRound.decide(terms, all, Offers.BY_INDEX);

        assertEquals(worked.expected("cases").asLong(), decision.cases().count());
        assertEquals(worked.expected("cost").asLong(), decision.net().minor());
        assertEquals(longs(worked.expected("cea")), units(decision));
        assertEquals(
                longs(worked.expected("proportional")),
                units(OfferRound.decide(terms, all, Offers.byIndex(AllotmentRule.PROPORTIONAL))));
    }

    @ParameterizedTest
    @MethodSource
    void ration(Worked worked) {
        Map.of(
                        "cea", AllotmentRule.EQUAL_AWARDS,
                        "cel", AllotmentRule.EQUAL_LOSSES,
                        "proportional", AllotmentRule.PROPORTIONAL,
                        "talmud", AllotmentRule.TALMUD,
                        "fcfs", AllotmentRule.FIRST_COME)
                .forEach(
                        (name, rule) ->
                                assertEquals(
                                        longs(worked.expected(name)),
                                        rationed(worked, Offers.byIndex(rule)),
                                        name));
    }

    private static List<Long> rationed(Worked worked, Rules rules) {
        OfferLines.Builder claims = OfferLines.builder();
        for (long claim : longs(worked.input("claims"))) {
            claims.add(Offers.member(claims.count()), Units.of(claim), Units.ZERO, null);
        }
        Redistribution shared =
                Redistribution.of(
                        claims.build(),
                        UnitCode.PIECE,
                        Units.of(worked.input("supply").asLong()),
                        ShortfallCause.DELIVERY,
                        rules);
        return IntStream.range(0, shared.count())
                .mapToObj(i -> shared.allottedMilli(i) / Offers.UNIT)
                .toList();
    }

    private static List<Long> units(OfferDecision decision) {
        return IntStream.range(0, decision.count())
                .mapToObj(i -> decision.allottedMilli(i) / Offers.UNIT)
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void clearing(Worked worked) {
        OfferTerms terms = Offers.pieces(Packing.loose(), breaks(worked.input("tiers"), 1));
        OfferLines.Builder lines = OfferLines.builder();
        for (JsonNode order : worked.input("orders")) {
            lines.add(
                    Offers.member(lines.count()),
                    Units.of(order.get("qty").asLong()),
                    Units.ZERO,
                    cents(order.get("limit").asLong()));
        }
        OfferDecision decision = OfferRound.decide(terms, lines.build(), Offers.BY_INDEX);

        assertEquals(Units.of(worked.expected("quantity").asLong()), decision.units());
        assertEquals(
                worked.expected("unit_price").isNull()
                        ? "none"
                        : cents(worked.expected("unit_price").asLong()).toString(),
                decision.unitPrice().map(UnitPrice::toString).orElse("none"));
        assertEquals(
                longs(worked.expected("served")),
                IntStream.range(0, decision.count())
                        .filter(i -> decision.allottedMilli(i) > 0)
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource
    void tiers(Worked worked) {
        PriceBreaks breaks = breaks(worked.input("tiers"), 1);
        List<Long> quantities = longs(worked.input("quantities"));
        Units all = Units.of(quantities.stream().mapToLong(q -> q).sum());

        assertEquals(
                worked.expected("free_disposal_cost").asLong(), breaks.cost(all).rounded().minor());
        assertEquals(worked.expected("raw_cost").asLong(), breaks.raw(all).rounded().minor());
        assertEquals(
                longs(worked.expected("stand_alone")),
                quantities.stream().map(q -> breaks.cost(Units.of(q)).rounded().minor()).toList());
    }

    static Stream<Worked> cases() {
        return ofKind("cases");
    }

    static Stream<Worked> ration() {
        return ofKind("ration");
    }

    static Stream<Worked> clearing() {
        return ofKind("clearing");
    }

    static Stream<Worked> tiers() {
        return ofKind("tiers");
    }

    private static Stream<Worked> ofKind(String kind) {
        List<Worked> found = new ArrayList<>();
        try (InputStream json =
                Objects.requireNonNull(
                        WorkedCasesTest.class.getResourceAsStream("worked-cases.json"))) {
            for (JsonNode worked : new ObjectMapper().readTree(json)) {
                if (worked.get("kind").asText().equals(kind)) {
                    found.add(new Worked(worked));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found.stream();
    }

    private static PriceBreaks breaks(JsonNode tiers, long unitsPerFrom) {
        return PriceBreaks.allUnits(list(tiers, unitsPerFrom));
    }

    private static List<PriceBreak> list(JsonNode tiers, long unitsPerFrom) {
        List<PriceBreak> breaks = new ArrayList<>();
        for (JsonNode tier : tiers) {
            breaks.add(
                    new PriceBreak(
                            Units.of(tier.get(0).asLong() * unitsPerFrom),
                            cents(tier.get(1).asLong())));
        }
        return breaks;
    }

    private static UnitPrice cents(long cents) {
        return new UnitPrice(BigDecimal.valueOf(cents, 2), Offers.EUR);
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asLong()));
        return values;
    }
}
