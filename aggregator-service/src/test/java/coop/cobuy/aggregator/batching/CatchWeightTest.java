package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.LongStream;

class CatchWeightTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # of a piece | a piece's kg | of a kilogram
                      16.2375    | 1.25         | 12.99
                      0.001249   | 0.001        | 1.249
                      12.5       | 0.25         | 50
                      100        | 0.1          | 1000
                      10         | 1.3          | 7.692308
                      0          | 1.3          | 0
                    """)
    void aKilogramCostsWhatThePieceDoesByItsWeight(String piece, String weight, String kilogram) {
        UnitPrice price = UnitPrice.parse(piece, Offers.EUR);
        CatchWeight nominal = new CatchWeight(Units.parse(weight));
        assertEquals(kilogram, nominal.priceOfKilogram(price).toString());
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    /** A list has the price of a piece, made of that of a kilogram: no millionth is lost. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPriceOfAKilogramComesBack(long seed) {
        Random random = new Random(seed);
        UnitPrice kilogram =
                UnitPrice.parse(new Units(random.nextLong(1_000_000)).toString(), Offers.EUR);
        Units weight = new Units(1 + random.nextLong(100_000));
        UnitPrice piece = new UnitPrice(kilogram.amount().multiply(weight.decimal()), Offers.EUR);
        assertEquals(kilogram, new CatchWeight(weight).priceOfKilogram(piece));
    }

    @Test
    void aPieceWeighsSomething() {
        assertThrows(IllegalArgumentException.class, () -> new CatchWeight(Units.ZERO));
    }
}
