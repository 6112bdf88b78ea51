package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.SplittingCases;
import coop.cobuy.aggregator.SplittingCases.Case;
import coop.cobuy.money.Percent;
import coop.cobuy.money.Split;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The worked cases of who pays what, from an independent brute force; ties by index. */
class SharingCasesTest {

    static Stream<Case> tiers() {
        return SplittingCases.ofKind("tiers");
    }

    static Stream<Case> shapleyDp() {
        return SplittingCases.ofKind("shapley_dp");
    }

    static Stream<Case> freight() {
        return SplittingCases.ofKind("freight");
    }

    static Stream<Case> capped() {
        return SplittingCases.ofKind("capped");
    }

    static Stream<Case> cumulative() {
        return SplittingCases.ofKind("cumulative");
    }

    static Stream<Case> ledger() {
        return SplittingCases.ofKind("ledger");
    }

    static Stream<Case> proportional() {
        return SplittingCases.ofKind("proportional");
    }

    static Stream<Case> chit() {
        return SplittingCases.ofKind("chit");
    }

    static Stream<Case> equalPrice() {
        return SplittingCases.ofKind("equal_price");
    }

    static Stream<Case> taxes() {
        return SplittingCases.ofKind("tax").filter(each -> each.input().has("lines"));
    }

    static Stream<Case> resold() {
        return SplittingCases.ofKind("tax").filter(each -> each.input().has("member_net"));
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void sharesALinesCostByEachRule(Case each) {
        CostCurve cost = Games.curve(each.input().get("tiers"));
        long[] units = Games.milli(SplittingCases.longs(each.input().get("quantities")));
        LineGame game = LineGame.of(cost, units, null);
        JsonNode expected = each.expected();
        long total = expected.get("free_disposal_cost").asLong();
        assertEquals(Ratio.of(total), game.totalCost());
        assertEquals(ratios(expected.get("stand_alone")), game.standAlone());
        for (CostRule rule : CostRule.values()) {
            CostShares shares = CostShares.of(rule, game, 0);
            String name = rule.name().toLowerCase(java.util.Locale.ROOT);
            if (expected.has(name + "_exact")) {
                assertEquals(ratios(expected.get(name + "_exact")), shares.shares(), name);
            }
            assertArrayEquals(
                    SplittingCases.longs(expected.get(name)),
                    shares.weights().split(total, Games.keys(units.length)),
                    name);
            blocking(expected.get("blocking").get(name), cost, units, shares.shares());
        }
        blocking(expected.get("blocking").get("per_capita"), cost, units, perCapita(game));
    }

    /** Everybody saves the same amount: no rule of ours, but the core check must judge it. */
    private static List<Ratio> perCapita(LineGame game) {
        Ratio saved = Ratio.sum(game.standAlone()).minus(game.totalCost());
        Ratio each = saved.over(Ratio.of(game.unitsMilli().length));
        return game.standAlone().stream().map(alone -> alone.minus(each)).toList();
    }

    private static void blocking(
            JsonNode expected, CostCurve cost, long[] units, List<Ratio> shares) {
        CoreCheck check = CoreCheck.of(cost, units, shares);
        assertEquals(ratio(expected.get("excess").asText()), check.excess());
        assertArrayEquals(
                SplittingCases.longs(expected.get("coalition")),
                IntStream.of(check.coalition()).asLongStream().toArray());
    }

    @ParameterizedTest
    @MethodSource("shapleyDp")
    void countsCoalitionsForShapleysShares(Case each) {
        LineGame game =
                Games.game(
                        Games.curve(each.input().get("tiers")),
                        SplittingCases.longs(each.input().get("quantities")));
        CostShares shares = CostShares.of(CostRule.SHAPLEY, game, 0);
        assertEquals(ratios(each.expected().get("exact")), shares.shares());
        assertEquals(new Method.Exact(), shares.method());
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")),
                shares.weights()
                        .split(
                                each.expected().get("total").asLong(),
                                Games.keys(game.unitsMilli().length)));
    }

    @ParameterizedTest
    @MethodSource("freight")
    void sharesFreight(Case each) {
        JsonNode input = each.input();
        List<Ratio> exact =
                switch (input.get("rule").asText()) {
                    case "per_head" -> heads(input.get("fee").asLong(), input.get("n").asInt());
                    case "by_weight", "by_value", "by_units", "proportional" ->
                            FreightShares.twoPart(
                                    0,
                                    input.get("fee").asLong(),
                                    SplittingCases.longs(input.get("weights")));
                    case "two_part" ->
                            FreightShares.twoPart(
                                    input.get("fixed").asLong(),
                                    input.get("variable").asLong(),
                                    SplittingCases.longs(input.get("weights")));
                    case "airport" ->
                            FreightShares.vehicleClasses(SplittingCases.longs(input.get("levels")));
                    case "threshold_shapley" -> threshold(input);
                    default -> throw new AssertionError(input);
                };
        assertEquals(ratios(each.expected().get("exact")), exact);
        if (each.expected().has("amounts")) {
            long[] amounts = SplittingCases.longs(each.expected().get("amounts"));
            assertArrayEquals(
                    amounts,
                    Weights.of(exact)
                            .split(LongStream.of(amounts).sum(), Games.keys(exact.size())));
        }
    }

    private static List<Ratio> heads(long fee, int count) {
        long[] heads = new long[count];
        Arrays.fill(heads, 1);
        return FreightShares.twoPart(0, fee, heads);
    }

    /** A fee that falls away from a value on: any cost may be shared, also one that falls. */
    private static List<Ratio> threshold(JsonNode input) {
        long threshold = input.get("threshold").asLong();
        Ratio fee = Ratio.of(input.get("fee").asLong());
        CostCurve cost =
                Games.of(value -> value == 0 || value >= threshold ? Ratio.ZERO : fee, threshold);
        LineGame game = LineGame.of(cost, SplittingCases.longs(input.get("values")), null);
        return CostShares.of(CostRule.SHAPLEY, game, 0).shares();
    }

    @ParameterizedTest
    @MethodSource("capped")
    void letsNobodyPayMoreThanACap(Case each) {
        long[] weights = SplittingCases.longs(each.input().get("weights"));
        CappedSplit split =
                CappedSplit.of(
                        each.input().get("total").asLong(),
                        Weights.of(weights),
                        ratios(each.input().get("caps")),
                        Games.keys(weights.length));
        assertEquals(ratios(each.expected().get("exact")), split.exact());
        assertArrayEquals(SplittingCases.longs(each.expected().get("amounts")), split.amounts());
        assertEquals(0, split.left());
    }

    @ParameterizedTest
    @MethodSource("cumulative")
    void roundsWhatIsDueSoFar(Case each) {
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")),
                CumulativeSplit.of(
                        each.input().get("total").asLong(),
                        SplittingCases.longs(each.input().get("weights"))));
    }

    @ParameterizedTest
    @MethodSource("ledger")
    void carriesWhatWasRoundedAway(Case each) {
        List<String> members = new ArrayList<>();
        each.input().get("members").forEach(member -> members.add(member.asText()));
        long[] carry = new long[members.size()];
        int round = 0;
        for (JsonNode input : each.input().get("rounds")) {
            long[] weights = byMember(input.get("weights"), members);
            CarriedSplit split =
                    CarriedSplit.of(
                            input.get("total").asLong(),
                            weights,
                            carry,
                            Games.keys(members.size()));
            assertArrayEquals(
                    byMember(each.expected().get("amounts").get(round), members),
                    split.amounts(),
                    "round " + round);
            carry = split.carryNano();
            round++;
        }
        for (int i = 0; i < carry.length; i++) {
            Ratio expected = ratio(each.expected().get("carry").get(members.get(i)).asText());
            Ratio off = expected.minus(Ratio.of(carry[i], 1_000_000_000));
            // a billionth for each round in which it was quantised
            assertEquals(0, off.times(1_000_000_000).approximate(), round);
        }
        assertEquals(0, LongStream.of(carry).sum());
    }

    private static long[] byMember(JsonNode amounts, List<String> members) {
        return members.stream()
                .mapToLong(member -> amounts.has(member) ? amounts.get(member).asLong() : 0)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("proportional")
    void splitsInProportion(Case each) {
        long[] weights = SplittingCases.longs(each.input().get("weights"));
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")),
                Split.split(
                        each.input().get("total").asLong(), weights, Games.keys(weights.length)));
    }

    @ParameterizedTest
    @MethodSource("chit")
    void splitsSubscriptionsAndDividendsOfACircle(Case each) {
        JsonNode input = each.input();
        int members = input.get("members").asInt();
        long[] heads = new long[members];
        Arrays.fill(heads, 1);
        long value = input.get("value").asLong();
        long discount = input.get("discount").asLong();
        long[] due = Split.split(value, heads, Games.keys(members));
        long[] dividends =
                Split.split(
                        discount - input.get("commission").asLong(), heads, Games.keys(members));
        long[] payments =
                IntStream.range(0, members).mapToLong(i -> due[i] - dividends[i]).toArray();
        JsonNode expected = each.expected().get("payments");
        assertEquals(each.expected().get("prize").asLong(), value - discount);
        if (expected.isArray()) {
            assertArrayEquals(SplittingCases.longs(expected), payments);
            return;
        }
        Arrays.fill(heads, expected.get("each").asLong());
        assertArrayEquals(heads, payments);
    }

    @ParameterizedTest
    @MethodSource("equalPrice")
    void sharesByUnitsExactly(Case each) {
        long[] units = SplittingCases.longs(each.input().get("quantities"));
        List<Ratio> exact = FreightShares.twoPart(0, each.input().get("total").asLong(), units);
        assertEquals(ratios(each.expected().get("exact")), exact);
    }

    @ParameterizedTest
    @MethodSource("taxes")
    void taxesOncePerRateAndDocument(Case each) {
        List<SplitLine> lines = new ArrayList<>();
        each.input()
                .get("lines")
                .forEach(
                        line ->
                                lines.add(
                                        new SplitLine(
                                                Component.GOODS,
                                                lines.size() + 1,
                                                new Percent(line.get("rate_bp").asInt()),
                                                line.get("net").asLong(),
                                                new int[0],
                                                new long[0])));
        each.expected()
                .properties()
                .forEach(
                        mode -> {
                            if (!mode.getKey().startsWith("per_line")) {
                                boolean floor = mode.getKey().equals("floor");
                                assertTaxes(
                                        mode.getValue(),
                                        DocumentTax.of(
                                                lines,
                                                List.of(),
                                                floor ? RoundingMode.FLOOR : RoundingMode.HALF_UP));
                            }
                        });
    }

    private static void assertTaxes(JsonNode expected, SortedMap<Percent, Long> taxes) {
        expected.properties()
                .forEach(
                        rate ->
                                assertEquals(
                                        rate.getValue().asLong(),
                                        taxes.get(new Percent(Integer.parseInt(rate.getKey())))));
        assertEquals(expected.size(), taxes.size());
    }

    @ParameterizedTest
    @MethodSource("resold")
    void taxesMembersAnewWhenTheCoopSells(Case each) {
        long[] nets =
                LongStream.of(
                                SplittingCases.longs(
                                        new com.fasterxml.jackson.databind.ObjectMapper()
                                                .valueToTree(
                                                        values(each.input().get("member_net")))))
                        .toArray();
        int rate = each.input().get("rate_bp").asInt();
        int[] who = IntStream.range(0, nets.length).toArray();
        Participants all = Participants.inOrder(nets.length);
        SplitLine line =
                new SplitLine(
                        Component.GOODS,
                        1,
                        new Percent(rate),
                        LongStream.of(nets).sum(),
                        who,
                        nets);
        List<Column> agent =
                InvoiceSplit.split(
                        InvoiceToSplit.of(all, List.of(line), List.of(), RoundingMode.HALF_UP, 0));
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("pass_through")), agent.getFirst().vat());
        List<long[]> asked = new ArrayList<>();
        asked.add(null);
        Column resold = ResaleSplit.of(all, agent, asked, RoundingMode.HALF_UP).getFirst();
        long[] own = SplittingCases.longs(each.expected().get("own_invoice"));
        assertArrayEquals(own, Arrays.copyOf(resold.vat(), own.length));
        assertEquals(each.expected().get("rounding_account").asLong(), resold.vat()[own.length]);
        assertEquals(agent.getFirst().total(), resold.total());
    }

    private static List<Long> values(JsonNode object) {
        List<Long> values = new ArrayList<>();
        object.forEach(value -> values.add(value.asLong()));
        return values;
    }

    private static List<Ratio> ratios(JsonNode array) {
        List<Ratio> ratios = new ArrayList<>();
        array.forEach(text -> ratios.add(ratio(text.asText())));
        return ratios;
    }

    private static Ratio ratio(String text) {
        String[] parts = text.split("/");
        BigInteger denominator = parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]);
        return new Ratio(new BigInteger(parts[0]), denominator);
    }
}
