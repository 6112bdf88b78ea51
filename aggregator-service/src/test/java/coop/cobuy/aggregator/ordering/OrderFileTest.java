package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.CsvRow;
import coop.cobuy.aggregator.platform.CsvRows;
import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.SnapshotName;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class OrderFileTest {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final SupplierId SUPPLIER = new SupplierId(new UUID(7, 7));
    private static final ColumnMap WHOLESALE =
            new ColumnMap(Map.of("sku", "stock_code", "member", "customer", "date", "timestamp"));

    @Test
    void aMembersRowsOfAnOfferAreOneLine() {
        String file =
                """
                date,member,sku,quantity
                2026-01-01,7,A,2
                2026-01-02,7,A,3
                2026-01-02,7,B,1
                2026-01-02,8,A,1
                """;
        OrderFile.Result result = read(file, ColumnMap.OURS, List.of("A", "B"));
        assertEquals(List.of(), result.problems());
        assertEquals(4, result.taken());
        assertEquals(
                List.of(5000L, 1000L),
                result.orders().getOrDefault(member("7"), List.of()).stream()
                        .map(OrderLine::quantityMilli)
                        .toList());
        assertEquals(1, result.orders().getOrDefault(member("8"), List.of()).size());
    }

    @Test
    void badRowsAreLocatedAndCostNoOther() {
        String file =
                """
                date,member,sku,quantity
                2026-01-01,,A,2
                2026-01-01,nobody,A,2
                2026-01-01,7,Z,2
                2026-01-01,7,A,-2
                2026-01-01,7,A,0
                2026-01-01,7,A,1.5
                2026-01-01,7,A,1000000000001
                yesterday,7,A,1
                2026-01-01,7,A
                2026-01-01,7,A,4
                """;
        OrderFile.Result result = read(file, ColumnMap.OURS, List.of("A"));
        assertEquals(
                List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L),
                result.problems().stream().map(RowProblem::line).toList());
        assertEquals(1, result.taken());
    }

    @Test
    void theWholesalersLinesWithoutACustomerAreRefusedAndTheRestArrives() throws IOException {
        Path data = Path.of("../../shared/data/wholesale-orders.csv");
        assumeTrue(Files.exists(data), "only where the shared data is");
        byte[] content = Files.readAllBytes(data);
        Parsed<CsvRow> rows = rows(content, WHOLESALE);
        List<String> skus = rows.rows().stream().map(row -> row.get("sku")).distinct().toList();
        OrderFile.Result result = read(content, WHOLESALE, skus);
        assertEquals(1177, result.problems().size());
        assertTrue(result.problems().stream().allMatch(p -> p.column().equals("customer")));
        assertEquals(4688 - 1177, result.taken());
        assertEquals(161, result.orders().size());
        long lines = result.orders().values().stream().mapToLong(Collection::size).sum();
        assertEquals(2967, lines);
    }

    private static OrderFile.Result read(String file, ColumnMap columns, List<String> skus) {
        return read(file.getBytes(StandardCharsets.UTF_8), columns, skus);
    }

    private static OrderFile.Result read(byte[] file, ColumnMap columns, List<String> skus) {
        Parsed<CsvRow> rows = rows(file, columns);
        return new OrderFile(
                        snapshot(skus),
                        number ->
                                number.equals("nobody")
                                        ? Optional.empty()
                                        : Optional.of(member(number)))
                .read(rows.rows(), rows.problems());
    }

    private static Parsed<CsvRow> rows(byte[] file, ColumnMap columns) {
        return new CsvRows("orders.csv", columns, OrderFile.REQUIRED, OrderFile.OPTIONAL)
                .read(file);
    }

    private static MemberId member(String number) {
        return new MemberId(new UUID(3, number.hashCode()));
    }

    private static RoundSnapshot snapshot(List<String> skus) {
        Map<OfferId, Offer> offers = new HashMap<>();
        for (int i = 0; i < skus.size(); i++) {
            OfferId id = new OfferId(new UUID(10, i));
            offers.put(id, new Offer(id, SUPPLIER, 1, true, terms(skus.get(i))));
        }
        return new RoundSnapshot(
                new CoopId(Commands.COOP),
                new RoundId(Commands.ROUND),
                new SnapshotName(1, "0".repeat(64)),
                "Round",
                GBP,
                RoundRules.STANDARD,
                RoundFees.none(GBP),
                null,
                offers,
                Map.of());
    }

    private static WholesaleTerms terms(String sku) {
        UnitPrice price = UnitPrice.parse("1.00", GBP);
        return new WholesaleTerms(
                sku,
                sku,
                UnitCode.PIECE,
                new Packing.Loose(Units.ZERO),
                PriceList.allUnits(List.of(new PriceBreak(Units.of(1), price))),
                Percent.ZERO,
                Money.zero(GBP),
                price,
                null,
                new CoopFee(Percent.ZERO, Money.zero(GBP)));
    }
}
