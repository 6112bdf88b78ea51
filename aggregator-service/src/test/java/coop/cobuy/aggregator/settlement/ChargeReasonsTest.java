package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The sentences with which a member checks a bill, and that their numbers are the bill's. */
class ChargeReasonsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UUID ID = new UUID(0, 1);
    private static final PriceList LIST =
            PriceList.allUnits(List.of(priceBreak("0", "1.50"), priceBreak("16", "1.39")));

    private static PriceBreak priceBreak(String from, String price) {
        return new PriceBreak(Units.parse(from), price(price));
    }

    private static UnitPrice price(String amount) {
        return new UnitPrice(new BigDecimal(amount), EUR);
    }

    private static OrderLine line(String units, String price, String net) {
        Money all = new Money(new BigDecimal(net).movePointRight(2).longValueExact(), EUR);
        return new OrderLine(
                1,
                new OfferId(ID),
                "RICE-1",
                "Rice",
                new UnitCode("C62"),
                null,
                new Cases(0),
                Units.parse(units),
                price(price),
                all,
                new Percent(700),
                2,
                Units.parse(units),
                null,
                null);
    }

    private static MemberChargeRow charge(Component kind, String units, long netMinor) {
        long milli = Units.parse(units).milli();
        return new MemberChargeRow(ID, ID, ID, kind.code(), 0, milli, netMinor, 0, 0, null);
    }

    /** A line of the invoice as it was split. */
    private static SettledComponentRow billed(
            String units, long netMinor, RoundRules.@Nullable Cost rule, long aboveCapsMinor) {
        return billed(units, netMinor, rule, aboveCapsMinor, null);
    }

    private static SettledComponentRow billed(
            String units,
            long netMinor,
            RoundRules.@Nullable Cost rule,
            long aboveCapsMinor,
            @Nullable Long grams) {
        return new SettledComponentRow(
                ID,
                ID,
                Component.GOODS.code(),
                0,
                ID,
                "Rice",
                700,
                netMinor,
                0,
                Units.parse(units).milli(),
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                rule == null ? null : rule.name(),
                null,
                null,
                0,
                null,
                new byte[0],
                aboveCapsMinor,
                0,
                grams);
    }

    private static RoundRules rules(RoundRules.Cost cost, boolean capped) {
        return new RoundRules(
                RoundRules.Allotment.EQUAL_AWARDS,
                cost,
                RoundRules.Freight.PER_HEAD,
                RoundRules.MissedMinimum.CANCEL,
                capped,
                RoundRules.VatModel.AGENT,
                RoundRules.Rounding.BY_LOT);
    }

    private static String goods(
            RoundRules rules, SettledComponentRow component, String units, long paidMinor) {
        return new ChargeReasons(EUR, rules, Locale.ENGLISH)
                .of(
                        charge(Component.GOODS, units, paidMinor),
                        component,
                        line("16", "1.39", "22.24"),
                        LIST,
                        "You get all 4.");
    }

    @Test
    void aShareThatIsEvenSaysSo() {
        assertEquals(
                "You get all 4. All together ordered 16 and so reached the price from 16 on: 1.39"
                        + " EUR each. The invoice bills 22.24 EUR for 16; your 4 are exactly 5.56"
                        + " EUR.",
                goods(RoundRules.STANDARD, billed("16", 22_24, null, 0), "4", 5_56));
    }

    @Test
    void aGermanReaderGetsTheSameInGerman() {
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.GERMANY)
                        .of(
                                charge(Component.GOODS, "1", 3_34),
                                billed("3", 10_00, null, 0),
                                line("16", "1.39", "22.24"),
                                LIST,
                                "Sie bekommen 1.");
        assertEquals(
                "Sie bekommen 1. Alle zusammen haben 16 bestellt und damit den Preis ab 16"
                        + " erreicht: 1,39 EUR je Einheit. Die Rechnung berechnet 10,00 EUR für 3;"
                        + " auf Ihre 1 entfallen 3,333333, gerundet auf 3,34 EUR, damit alle"
                        + " Anteile zusammen stimmen; übrige Cents gehen an die größten"
                        + " Bruchteile.",
                reason);
    }

    @Test
    void aShareThatWasRoundedShowsWhatItWasAndWhereTheCentsWent() {
        assertTrue(
                goods(RoundRules.STANDARD, billed("3", 10_00, null, 0), "1", 3_34)
                        .endsWith(
                                "The invoice bills 10.00 EUR for 3; your 1 are 3.333333, rounded to"
                                        + " 3.34 EUR so that all shares add up; leftover cents go"
                                        + " to the largest fractions."));
    }

    @Test
    void aListByStepsSaysWhatTheStepIsForAndWhatAUnitCostsOnAverage() {
        PriceList steps =
                new PriceList(PriceList.Kind.INCREMENTAL, PriceList.Basis.UNIT, LIST.breaks());
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.ENGLISH)
                        .of(
                                charge(Component.GOODS, "10", 14_45),
                                null,
                                line("20", "1.478", "29.56"),
                                steps,
                                "");
        assertEquals(
                "All together ordered 20 and so reached the price from 16 on: 1.39 EUR a unit for"
                        + " what lies above it, earlier steps below; 29.56 EUR in all, which is"
                        + " 1.478 EUR each on average.",
                reason);
    }

    @Test
    void whatIsPaidByWeightNamesKilograms() {
        OrderLine pieces = line("4", "16.2375", "64.95");
        OrderLine cheese =
                new OrderLine(
                        pieces.lineNo(),
                        pieces.offer(),
                        pieces.sku(),
                        pieces.name(),
                        pieces.unit(),
                        null,
                        pieces.cases(),
                        pieces.units(),
                        pieces.unitPrice(),
                        pieces.net(),
                        pieces.vat(),
                        2,
                        pieces.allotted(),
                        null,
                        new CatchWeight(Units.parse("1.25")));
        MemberChargeRow charge =
                new MemberChargeRow(
                        ID, ID, ID, Component.GOODS.code(), 0, 2000, 31_27, 0, 0, 2407L);
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.ENGLISH)
                        .of(charge, billed("4", 62_55, null, 0, 4815L), cheese, null, "");
        assertEquals(
                "All together ordered 4 at 16.2375 EUR each. It is paid by weight: a piece of 1.25"
                        + " kg costs that, so a kilogram costs 12.99 EUR. The invoice bills 62.55"
                        + " EUR for 4.815 kg; your 2.407 kg are 31.268505, rounded to 31.27 EUR so"
                        + " that all shares add up; leftover cents go to the largest fractions.",
                reason);
    }

    @Test
    void withoutAPriceListTheOrdersPriceStands() {
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.ENGLISH)
                        .of(
                                charge(Component.GOODS, "4", 5_56),
                                null,
                                line("16", "1.39", "22.24"),
                                null,
                                "");
        assertEquals("All together ordered 16 at 1.39 EUR each.", reason);
    }

    @ParameterizedTest
    @EnumSource(RoundRules.Cost.class)
    void theRuleByWhichTheLineWasReallySplitIsNamed(RoundRules.Cost applied) {
        RoundRules asked =
                rules(
                        applied == RoundRules.Cost.SHAPLEY
                                ? RoundRules.Cost.SERIAL
                                : RoundRules.Cost.SHAPLEY,
                        true);
        String reason = goods(asked, billed("16", 22_24, applied, 0), "4", 5_00);
        assertTrue(reason.contains("of that your 4 bear 5.00 EUR."), reason);
        assertTrue(reason.contains(word(applied)), reason);
        assertTrue(reason.endsWith("cost alone."), reason);
    }

    private static String word(RoundRules.Cost rule) {
        return switch (rule) {
            case EQUAL_PRICE -> "Every unit costs the same.";
            case PROPORTIONAL_SAVINGS -> "same percentage";
            case SHAPLEY -> "(Shapley)";
            case SERIAL -> "(serial rule)";
        };
    }

    @Test
    void whatIsAboveTheCapsIsShownAsTheCoops() {
        String reason =
                goods(
                        rules(RoundRules.Cost.EQUAL_PRICE, true),
                        billed("16", 22_24, RoundRules.Cost.EQUAL_PRICE, 1_25),
                        "4",
                        5_00);
        assertTrue(
                reason.endsWith(
                        "Nobody pays more than the quantity would have cost alone; the 1.25 EUR"
                                + " that are over are the co-op's."),
                reason);
    }

    @Test
    void moneyThatComesBackIsSaidAsSuch() {
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.ENGLISH)
                        .of(
                                charge(Component.GOODS, "0", -1_50),
                                billed("0", -3_00, null, 0),
                                line("16", "1.39", "22.24"),
                                LIST,
                                "");
        assertEquals(
                "Of the 3.00 EUR credited you get back 1.50 EUR: in proportion to what you had"
                        + " paid.",
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PER_HEAD  | by heads: everybody in the delivery pays the same, leftover cents by lot.
                    BY_VALUE  | by the value of the goods that each got in the delivery, leftover cents by lot.
                    BY_WEIGHT | (by heads where no weight is known), leftover cents by lot.
                    BY_UNITS  | by the number of units that each got in the delivery, leftover cents by lot.
                    """)
    void freightNamesItsRule(RoundRules.Freight freight, String end) {
        RoundRules rules =
                new RoundRules(
                        RoundRules.Allotment.EQUAL_AWARDS,
                        RoundRules.Cost.EQUAL_PRICE,
                        freight,
                        RoundRules.MissedMinimum.CANCEL);
        String reason =
                new ChargeReasons(EUR, rules, Locale.ENGLISH)
                        .of(charge(Component.FREIGHT, "0", 1_00), null, null, null, "");
        assertTrue(reason.endsWith(end), reason);
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void everyChargeHasAReason(Component kind) {
        String reason =
                new ChargeReasons(EUR, RoundRules.STANDARD, Locale.ENGLISH)
                        .of(charge(kind, "4", 5_56), null, line("16", "1.39", "22.24"), LIST, "");
        assertTrue(reason.length() > 20 && reason.endsWith("."), kind + ": " + reason);
    }
}
