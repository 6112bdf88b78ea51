package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.money.Money;

import org.junit.jupiter.api.Test;

import java.util.Currency;

class SavingSumsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final SavingSums sums = new SavingSums(EUR);

    @Test
    void hardSavingsAndAvoidedCostsAreNeverAddedTogether() {
        sums.add("LAST_PAID", 500, 450);
        assertFalse(sums.isMixed());
        sums.add("RETAIL_QUOTE", 700, 450);
        sums.add("STAND_ALONE", 440, 450);
        sums.add("CONTRACT", 460, 450);
        assertEquals(new Money(50, EUR), sums.hard());
        assertEquals(new Money(250, EUR), sums.avoided());
        assertTrue(sums.isMixed());
    }

    @Test
    void whatIsMeasuredAgainstNothingSavesNothing() {
        sums.add(null, 500, 450);
        assertEquals(Money.zero(EUR), sums.hard());
        assertEquals(Money.zero(EUR), sums.avoided());
    }

    @Test
    void aCreditIsSavedWhole() {
        sums.add("LAST_PAID", 0, -120);
        assertEquals(new Money(120, EUR), sums.hard());
    }
}
