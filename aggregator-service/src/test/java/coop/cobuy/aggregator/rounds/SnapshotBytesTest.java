package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.SupplierTerms;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class SnapshotBytesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CoopId COOP = new CoopId(new UUID(0, 1));
    private static final SupplierId MILL = new SupplierId(new UUID(0, 2));

    private static final Supplier SUPPLIER =
            new Supplier(
                    MILL,
                    3,
                    true,
                    new SupplierTerms(
                            "MILL",
                            "Mühle",
                            null,
                            "mill@example.org",
                            new Money(5000, EUR),
                            new Money(900, EUR)));

    private static final Offer CASED =
            offer(-5, UnitCode.PIECE, new Packing.InCases(CasePack.of(6), new Cases(2)));
    private static final Offer LOOSE =
            offer(5, UnitCode.KILOGRAM, new Packing.Loose(Units.parse("0.5")));

    private static final Round.Planned ROUND =
            new Round.Planned(
                    new RoundId(new UUID(0, 9)),
                    4,
                    new RoundPlan(
                            "November",
                            Set.of(MILL),
                            Set.of(),
                            Instant.EPOCH,
                            Instant.EPOCH.plusSeconds(1),
                            LocalDate.of(2026, 12, 1),
                            new RoundFees(new Money(50, EUR), new Money(100, EUR)),
                            RoundRules.STANDARD));

    private static Offer offer(long id, UnitCode unit, Packing packing) {
        WholesaleTerms terms =
                new WholesaleTerms(
                        "SKU",
                        "Something",
                        unit,
                        packing,
                        PriceList.allUnits(
                                List.of(
                                        new PriceBreak(Units.of(1), UnitPrice.parse("1.50", EUR)),
                                        new PriceBreak(
                                                Units.of(40), UnitPrice.parse("1.399", EUR)))),
                        Percent.parse("7"),
                        new Money(25, EUR),
                        UnitPrice.parse("2", EUR),
                        unit.equals(UnitCode.PIECE) ? 400L : null,
                        new CoopFee(Percent.parse("2.5"), new Money(1, EUR)));
        return new Offer(new OfferId(new UUID(id, 7)), MILL, 2, true, terms);
    }

    @Test
    void theSameContentHasTheSameBytesInWhateverOrderItComes() {
        byte[] one =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(CASED, LOOSE), List.of(SUPPLIER));
        byte[] two =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(LOOSE, CASED), List.of(SUPPLIER));
        assertArrayEquals(one, two);
        String text = new String(one, StandardCharsets.UTF_8);
        assertEquals("{\"allotmentRule\":\"EQUAL_AWARDS\",", text.substring(0, 32));
        // Pinned: other bytes for the same content would break every replay.
        assertEquals(
                "{\"breaks\":[{\"fromMilli\":1000,\"price\":\"1.5\"},{\"fromMilli\":40000,"
                        + "\"price\":\"1.399\"}],\"depositMinor\":25,\"feeMinor\":1,"
                        + "\"id\":\"00000000-0000-0005-0000-000000000007\","
                        + "\"markUpHundredths\":250,\"minimumMilli\":500,\"name\":\"Something\","
                        + "\"referencePrice\":\"2\",\"sku\":\"SKU\","
                        + "\"supplier\":\"00000000-0000-0000-0000-000000000002\",\"unit\":\"KGM\","
                        + "\"vatHundredths\":700,\"version\":2}",
                text.substring(text.indexOf("{\"breaks"), text.indexOf(",{\"breaks")));
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        byte[] bytes =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(CASED, LOOSE), List.of(SUPPLIER));
        SnapshotName name = new SnapshotName(1, SnapshotBytes.hash(bytes));
        RoundSnapshot expected =
                new RoundSnapshot(
                        COOP,
                        ROUND.id(),
                        name,
                        "November",
                        EUR,
                        RoundRules.STANDARD,
                        ROUND.plan().fees(),
                        LocalDate.of(2026, 12, 1),
                        Map.of(CASED.id(), CASED, LOOSE.id(), LOOSE),
                        Map.of(MILL, new Supplier(MILL, 3, true, SUPPLIER.terms())));
        assertEquals(expected, SnapshotBytes.read(name, bytes));
    }

    /** Left out where there is none, so that rounds of before keep their bytes. */
    @Test
    void theTaxOnFeesIsFrozen() {
        Percent tax = Percent.parse("19.00");
        byte[] bytes = SnapshotBytes.write(COOP, ROUND, 1, tax, List.of(LOOSE), List.of(SUPPLIER));
        SnapshotName name = new SnapshotName(1, SnapshotBytes.hash(bytes));
        assertEquals(tax, SnapshotBytes.read(name, bytes).feeVat());
        byte[] none =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(LOOSE), List.of(SUPPLIER));
        assertFalse(new String(none, StandardCharsets.UTF_8).contains("feeVat"));
    }

    /** Left out where there is none, so that rounds of before keep their bytes. */
    @Test
    void whatAPieceIsExpectedToWeighAndItsCategoryAreFrozen() {
        WholesaleTerms terms = CASED.terms();
        WholesaleTerms weighed =
                new WholesaleTerms(
                        terms.sku(),
                        terms.name(),
                        terms.unit(),
                        terms.packing(),
                        terms.prices(),
                        terms.vat(),
                        terms.deposit(),
                        terms.referencePrice(),
                        terms.unitWeightGramsOrNull(),
                        terms.fee(),
                        terms.reference(),
                        null,
                        Units.parse("1.25"),
                        "Cheese");
        Offer offer = new Offer(CASED.id(), MILL, 2, true, weighed);
        byte[] bytes =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(offer), List.of(SUPPLIER));
        assertTrue(
                new String(bytes, StandardCharsets.UTF_8)
                        .contains("\"catchWeightGrams\":1250,\"category\":\"Cheese\","));
        SnapshotName name = new SnapshotName(1, SnapshotBytes.hash(bytes));
        assertEquals(weighed, SnapshotBytes.read(name, bytes).offers().get(CASED.id()).terms());
    }

    @Test
    void oneChangedByteIsABrokenPromise() {
        byte[] bytes =
                SnapshotBytes.write(
                        COOP, ROUND, 1, Percent.ZERO, List.of(LOOSE), List.of(SUPPLIER));
        SnapshotName name = new SnapshotName(1, SnapshotBytes.hash(bytes));
        bytes[bytes.length / 2]++;
        assertThrows(IllegalStateException.class, () -> SnapshotBytes.read(name, bytes));
    }
}
