package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.MemberPrice;
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

import java.util.Currency;
import java.util.SplittableRandom;
import java.util.UUID;

class CreditAmountTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CreditAmount.Charged NOTHING = new CreditAmount.Charged(0, 0);

    private static OrderLine line(String price, @Nullable CatchWeight weight) {
        return new OrderLine(
                1,
                new OfferId(new UUID(0, 1)),
                "SKU",
                "Something",
                UnitCode.PIECE,
                null,
                new Cases(0),
                Units.of(12),
                UnitPrice.parse(price, EUR),
                Money.zero(EUR),
                Percent.parse("7"),
                3,
                Units.of(12),
                null,
                weight);
    }

    private static MemberPrice price(String vat, String markUp, long fee, long deposit, String on) {
        CoopFee coop = new CoopFee(Percent.parse(markUp), new Money(fee, EUR));
        return new MemberPrice(
                Percent.parse(vat), new Money(deposit, EUR), coop, Percent.parse(on));
    }

    private static CreditAmount.Got got(String units, long grams) {
        return new CreditAmount.Got(Units.parse(units), grams);
    }

    @ParameterizedTest(name = "{0} for {2} of {1}: {8}")
    @CsvSource({
        // price, got, credited, vat, mark-up, fee, deposit, vat of fees, credit
        "2.00, 7, 2,     0, 0,    0,  0,  0,  400",
        "2.00, 7, 2,     7, 0,    0,  0,  0,  428",
        "2.00, 7, 2,     7, 10,   0,  0,  0,  468",
        "2.00, 7, 2,     7, 10,   0,  0,  19, 476",
        "2.00, 7, 2,     7, 10,   5,  0,  19, 488",
        "2.00, 7, 2,     7, 10,   5,  8,  19, 505",
        "0.333333, 3, 1, 0, 0,    0,  0,  0,  33",
        "0.333333, 3, 3, 0, 0,    0,  0,  0,  100",
        "0.005, 1, 1,    0, 0,    0,  0,  0,  1",
        "0.004, 1, 1,    0, 0,    0,  0,  0,  0",
        "4.00, 1.500, 0.250, 0, 0, 0, 0,  0,  100",
    })
    void asLongAsNoInvoiceCameItIsWhatWasOrdered(
            String each,
            String units,
            String credited,
            String vat,
            String markUp,
            long fee,
            long deposit,
            String feeVat,
            long minor) {
        Money amount =
                CreditAmount.of(
                        got(units, 0),
                        Units.parse(credited),
                        NOTHING,
                        line(each, null),
                        price(vat, markUp, fee, deposit, feeVat));
        assertEquals(new Money(minor, EUR), amount);
    }

    @Test
    void goodsBilledByWeightAreCreditedByWhatTheMembersPiecesWeigh() {
        // Half a kilogram is expected to cost 6.00; three pieces of 1.8 kg in all came.
        OrderLine cheese = line("6.00", new CatchWeight(Units.parse("0.5")));
        MemberPrice plain = price("0", "0", 0, 0, "0");
        CreditAmount.Got weighed = got("3", 1800);
        assertEquals(
                new Money(720, EUR), CreditAmount.of(weighed, Units.of(1), NOTHING, cheese, plain));
        assertEquals(
                new Money(600, EUR),
                CreditAmount.of(got("3", 0), Units.of(1), NOTHING, cheese, plain));
    }

    @ParameterizedTest(name = "{0} of {1} invoiced for {2}: {4} for {3}")
    @CsvSource({
        // all were invoiced, dearer or cheaper than ordered
        "7, 7, 1750, 2, 500",
        "7, 7, 1000, 2, 286",
        "7, 7, 1000, 7, 1000",
        // not all of them yet: the order's 2.00 each
        "6, 7, 1500, 2, 400",
        // more than all, as stock was billed to those who took it
        "8, 7, 1600, 2, 457",
        // a credit note gave everything back before
        "7, 7, 0, 2, 0",
        // or more than everything
        "7, 7, -7, 2, -2",
    })
    void onceAllIsInvoicedItIsAPartOfWhatWasCharged(
            String invoiced, String units, long charged, String credited, long minor) {
        CreditAmount.Charged of = new CreditAmount.Charged(Units.parse(invoiced).milli(), charged);
        Money amount =
                CreditAmount.of(
                        got(units, 0),
                        Units.parse(credited),
                        of,
                        line("2.00", null),
                        price("0", "0", 0, 0, "0"));
        assertEquals(new Money(minor, EUR), amount);
    }

    /** Whatever the terms: all units together come back in full, fewer never for more. */
    @Test
    void aPartIsNeverWorthMoreThanAll() {
        SplittableRandom random = new SplittableRandom(20261129);
        for (int run = 0; run < 2_000; run++) {
            long units = random.nextLong(1, 50_000);
            long charged = random.nextLong(0, 1_000_000);
            CreditAmount.Got all = new CreditAmount.Got(new Units(units), 0);
            CreditAmount.Charged of = new CreditAmount.Charged(units, charged);
            Units some = new Units(random.nextLong(1, units + 1));
            OrderLine line = line("2.00", null);
            MemberPrice price = price("7", "10", 5, 8, "19");
            Money whole = CreditAmount.of(all, all.units(), of, line, price);
            assertEquals(new Money(charged, EUR), whole);
            Money part = CreditAmount.of(all, some, of, line, price);
            assertEquals(false, part.isOver(whole), () -> some + " of " + all + ": " + part);
        }
    }
}
