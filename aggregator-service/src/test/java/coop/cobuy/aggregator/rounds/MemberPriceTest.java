package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.SplittableRandom;

class MemberPriceTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static MemberPrice price(int vat, int markUp, long fee, long deposit, int feeVat) {
        return new MemberPrice(
                new Percent(vat),
                new Money(deposit, EUR),
                new CoopFee(new Percent(markUp), new Money(fee, EUR)),
                new Percent(feeVat));
    }

    @ParameterizedTest(name = "{0} x {1}: {7}, at most {8}")
    @CsvSource({
        // net of a unit, units, vat, mark-up, fee, deposit, vat of fees: exact, at most
        "2.00, 3,    0,   0,    0, 0, 0,    6.00,     6.00",
        "2.00, 3,    700, 0,    0, 0, 0,    6.42,     6.42",
        "2.00, 3,    700, 1000, 0, 0, 0,    7.02,     7.02",
        "2.00, 3,    700, 1000, 0, 0, 1900, 7.134,    7.14",
        "2.00, 3,    700, 1000, 5, 0, 1900, 7.3125,   7.32",
        "2.00, 3,    700, 1000, 5, 8, 1900, 7.5693,   7.58",
        // Each part is rounded up: 0.34, 0.03 tax, 0.04 mark-up, 0.01 its tax.
        "0.333333, 1, 700, 1000, 0, 0, 1900, 0.39633, 0.42",
    })
    void addsTaxMarkUpFeeAndDeposit(
            BigDecimal net,
            BigDecimal units,
            int vat,
            int markUp,
            long fee,
            long deposit,
            int feeVat,
            BigDecimal exact,
            BigDecimal most) {
        MemberPrice price = price(vat, markUp, fee, deposit, feeVat);
        BigDecimal all = net.multiply(units);
        assertEquals(
                0,
                exact.compareTo(price.of(all, units).setScale(5, RoundingMode.HALF_UP)),
                () -> price.of(all, units).toPlainString());
        assertEquals(most, price.atMost(all, units));
    }

    @Test
    void noChargeOfAnyPriceUpToTheHighestPassesTheMost() {
        SplittableRandom random = new SplittableRandom(20261129);
        for (int run = 0; run < 20_000; run++) {
            MemberPrice price =
                    price(
                            random.nextInt(0, 2_600),
                            random.nextInt(0, 3_000),
                            random.nextInt(0, 20),
                            random.nextInt(0, 50),
                            random.nextInt(0, 2_600));
            BigDecimal units = BigDecimal.valueOf(random.nextLong(1, 20_000), 3);
            BigDecimal net = BigDecimal.valueOf(random.nextLong(1, 20_000_000), 6).multiply(units);
            Money most = Money.round(price.atMost(net, units), EUR, RoundingMode.UNNECESSARY);
            // As a settlement rounds: shares and their tax up or down, fees and their tax half up.
            Money goods = Money.round(net, EUR, RoundingMode.CEILING);
            Money fees =
                    price.fee()
                            .markUp()
                            .of(goods)
                            .plus(
                                    Money.round(
                                            new BigDecimal(price.fee().perUnit().decimal())
                                                    .multiply(units),
                                            EUR,
                                            RoundingMode.HALF_UP));
            Money deposits =
                    Money.round(
                            new BigDecimal(price.deposit().decimal()).multiply(units),
                            EUR,
                            RoundingMode.CEILING);
            Money charged =
                    goods.plus(up(price.vat(), goods))
                            .plus(fees)
                            .plus(price.feeVat().of(fees))
                            .plus(deposits)
                            .plus(up(price.vat(), deposits));
            assertTrue(!charged.isOver(most), () -> price + " x " + units + ": " + charged);
        }
    }

    private static Money up(Percent rate, Money of) {
        BigDecimal tax =
                new BigDecimal(of.decimal()).multiply(BigDecimal.valueOf(rate.hundredths(), 4));
        return Money.round(tax, EUR, RoundingMode.CEILING);
    }

    @Test
    void ofTwoTheHigherOfEachPartCounts() {
        assertEquals(
                price(1900, 500, 3, 25, 1900),
                price(700, 500, 3, 8, 1900).higher(price(1900, 250, 1, 25, 1900)));
    }
}
