package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.SplittingCases;
import coop.cobuy.aggregator.SplittingCases.Case;
import coop.cobuy.money.Percent;
import coop.cobuy.money.Split;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The worked cases that an invoice's split must meet. */
class InvoiceSplitCasesTest {

    static Stream<Case> hamilton() {
        return SplittingCases.ofKind("hamilton");
    }

    static Stream<Case> equalPrice() {
        return SplittingCases.ofKind("equal_price");
    }

    static Stream<Case> perHead() {
        return SplittingCases.ofKind("freight")
                .filter(each -> each.input().get("rule").asText().equals("per_head"));
    }

    static Stream<Case> passedThrough() {
        return SplittingCases.ofKind("tax").filter(each -> each.input().has("member_net"));
    }

    static Stream<Case> invoices() {
        return SplittingCases.ofKind("invoice");
    }

    @ParameterizedTest
    @MethodSource("hamilton")
    void givesLeftoversToTheLargestFractions(Case each) {
        long total = each.input().get("total").asLong();
        long[] weights = SplittingCases.longs(each.input().get("weights"));
        long[] order = SplittingCases.longs(each.input().get("keys"));
        byte[][] keys =
                Arrays.stream(order).mapToObj(k -> new byte[] {(byte) k}).toArray(byte[][]::new);
        if (each.expected().has("error")) {
            assertThrows(IllegalArgumentException.class, () -> Split.split(total, weights, keys));
            return;
        }
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")),
                Split.split(total, weights, keys));
    }

    @ParameterizedTest
    @MethodSource("equalPrice")
    void splitsALineByUnits(Case each) {
        long[] units = SplittingCases.longs(each.input().get("quantities"));
        long total = each.input().get("total").asLong();
        SplitLine line = line(1, 0, total, units);
        List<Column> columns = split(units.length, List.of(line), List.of(), Map.of(0, 0L), total);
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")), columns.getFirst().net());
    }

    @ParameterizedTest
    @MethodSource("perHead")
    void splitsFreightByHeads(Case each) {
        int heads = each.input().get("n").asInt();
        long fee = each.input().get("fee").asLong();
        long[] units = IntStream.rangeClosed(1, heads).asLongStream().toArray();
        SplitAmount freight =
                new SplitAmount(
                        Component.FREIGHT, 1, new Percent(0), fee, Spread.by(FreightRule.PER_HEAD));
        List<Column> columns =
                split(heads, List.of(line(1, 0, 0, units)), List.of(freight), Map.of(0, 0L), fee);
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("amounts")), columns.get(1).net());
    }

    @ParameterizedTest
    @MethodSource("passedThrough")
    void passesTheSuppliersTaxThrough(Case each) {
        List<Long> nets = new ArrayList<>();
        each.input().get("member_net").forEach(net -> nets.add(net.asLong()));
        long[] weights = nets.stream().mapToLong(Long::longValue).toArray();
        long net = Arrays.stream(weights).sum();
        int rate = each.input().get("rate_bp").asInt();
        long vat = each.expected().get("document_vat").asLong();
        List<Column> columns =
                split(
                        weights.length,
                        List.of(line(1, rate, net, weights)),
                        List.of(),
                        Map.of(rate, vat),
                        net + vat);
        assertArrayEquals(
                SplittingCases.longs(each.expected().get("pass_through")),
                columns.getFirst().vat());
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void splitsAWholeInvoice(Case each) {
        List<String> members = members(each.input());
        List<SplitLine> lines = new ArrayList<>();
        each.input()
                .get("lines")
                .forEach(line -> lines.add(lineOf(lines.size() + 1, line, members)));
        List<SplitAmount> charges = new ArrayList<>();
        each.input()
                .get("charges")
                .forEach(charge -> charges.add(chargeOf(charges.size() + 1, charge, members)));
        Map<Integer, Long> vat = new TreeMap<>();
        each.expected()
                .get("vat")
                .properties()
                .forEach(e -> vat.put(Integer.parseInt(e.getKey()), e.getValue().asLong()));
        long payable = each.expected().get("payable").asLong();
        List<Column> columns = split(members.size(), lines, charges, vat, payable);
        for (String member : members) {
            int index = members.indexOf(member);
            assertEquals(
                    each.expected().get("members").get(member).asLong(),
                    Splits.totalOf(columns, index),
                    member);
        }
        assertEquals(payable, columns.stream().mapToLong(Column::total).sum());
    }

    private static List<String> members(JsonNode input) {
        List<String> members = new ArrayList<>();
        input.get("lines")
                .forEach(line -> line.get("units").fieldNames().forEachRemaining(members::add));
        return members.stream().distinct().sorted().toList();
    }

    private static SplitLine lineOf(int no, JsonNode line, List<String> members) {
        return line(
                no,
                line.get("vat_bp").asInt(),
                line.get("net").asLong(),
                weights(line.get("units"), members, members.size()));
    }

    private static SplitAmount chargeOf(int no, JsonNode charge, List<String> members) {
        return new SplitAmount(
                Component.FREIGHT,
                no,
                new Percent(charge.get("vat_bp").asInt()),
                charge.get("net").asLong(),
                Spread.fixed(
                        Weights.of(weights(charge.get("weights"), members, members.size() + 1))));
    }

    private static long[] weights(JsonNode byMember, List<String> members, int length) {
        long[] weights = new long[length];
        byMember.properties()
                .forEach(e -> weights[members.indexOf(e.getKey())] = e.getValue().asLong());
        return weights;
    }

    private static SplitLine line(int no, int rate, long net, long[] weights) {
        int[] who = IntStream.range(0, weights.length).toArray();
        return new SplitLine(Component.GOODS, no, new Percent(rate), net, who, weights);
    }

    private static List<Column> split(
            int members,
            List<SplitLine> lines,
            List<SplitAmount> amounts,
            Map<Integer, Long> vat,
            long payable) {
        SortedMap<Percent, Long> byRate = new TreeMap<>();
        vat.forEach((rate, tax) -> byRate.put(new Percent(rate), tax));
        return InvoiceSplit.split(
                new InvoiceToSplit(Splits.inOrder(members), lines, amounts, byRate, 0, payable));
    }
}
