package coop.cobuy.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.stream.IntStream;

/** Units, cases and the one conversion between them. */
class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # text    | thousandths | written
                      12      | 12000       | 12
                      0.25    | 250         | 0.25
                      0.250   | 250         | 0.25
                      0.001   | 1           | 0.001
                      0       | 0           | 0
                      0.000   | 0           | 0
                      100     | 100000      | 100
                    """)
    void unitsAreThousandthsWrittenWithoutTrailingZeros(String text, long milli, String written) {
        Units units = Units.parse(text);
        assertEquals(milli, units.milli());
        assertEquals(written, units.toString());
        assertEquals(units, Units.parse(written));
    }

    @Test
    void unitsRefuseNegativeAndTooFine() {
        assertThrows(IllegalArgumentException.class, () -> Units.parse("-1"));
        assertThrows(ArithmeticException.class, () -> Units.parse("0.0001"));
        assertThrows(ArithmeticException.class, () -> Units.parse("9999999999999999999"));
        assertThrows(NumberFormatException.class, () -> Units.parse("1e3"));
        assertThrows(ArithmeticException.class, () -> Units.of(Long.MAX_VALUE));
    }

    @Test
    void unitsAddSubtractAndCompare() {
        Units three = Units.of(3);
        Units half = Units.parse("0.5");
        assertEquals(Units.parse("3.5"), three.plus(half));
        assertEquals(Units.parse("2.5"), three.minus(half));
        assertThrows(IllegalArgumentException.class, () -> half.minus(three));
        assertEquals(half, three.min(half));
        assertEquals(half, half.min(three));
        assertTrue(three.isWhole());
        assertFalse(half.isWhole());
        assertTrue(Units.ZERO.isZero());
        assertTrue(Units.MAX.compareTo(three) > 0);
        assertThrows(ArithmeticException.class, () -> new Units(Long.MAX_VALUE).plus(new Units(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # per case | units | floor | ceil
                      12       | 0     | 0     | 0
                      12       | 11    | 0     | 1
                      12       | 12    | 1     | 1
                      12       | 13    | 1     | 2
                      2.5      | 10    | 4     | 4
                      2.5      | 9.999 | 3     | 4
                    """)
    void casesHoldUnits(String perCase, String units, long floor, long ceil) {
        CasePack pack = new CasePack(Units.parse(perCase));
        assertEquals(new Cases(floor), pack.floor(Units.parse(units)));
        assertEquals(new Cases(ceil), pack.ceil(Units.parse(units)));
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void floorAndCeilEncloseTheUnits(int seed) {
        Random random = new Random(seed);
        CasePack pack = new CasePack(new Units(random.nextLong(1, 1_000_000)));
        Units units = new Units(random.nextLong(0, 1L << 50));
        Units below = pack.units(pack.floor(units));
        Units above = pack.units(pack.ceil(units));
        assertTrue(below.compareTo(units) <= 0 && units.compareTo(above) <= 0);
        assertTrue(above.minus(below).compareTo(pack.unitsPerCase()) <= 0);
        Cases cases = new Cases(random.nextLong(0, 1_000_000));
        assertEquals(cases, pack.floor(pack.units(cases)));
        assertEquals(cases, pack.ceil(pack.units(cases)));
    }

    @Test
    void casesRefuseNonsense() {
        assertThrows(IllegalArgumentException.class, () -> new Cases(-1));
        assertThrows(IllegalArgumentException.class, () -> CasePack.of(0));
        assertThrows(
                ArithmeticException.class,
                () -> CasePack.of(1000).units(new Cases(Long.MAX_VALUE / 1000)));
        assertTrue(Cases.ZERO.isZero());
        assertTrue(new Cases(2).compareTo(Cases.ZERO) > 0);
        assertEquals("2", new Cases(2).toString());
    }

    @ParameterizedTest
    @CsvSource({"C62, 0", "KGM, 3", "GRM, 3", "LTR, 3", "MTR, 3", "XBX, 0", "5B, 0"})
    void unitCodesSayHowManyDecimals(String code, int decimals) {
        assertEquals(decimals, new UnitCode(code).decimals());
        assertEquals(code, new UnitCode(code).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kgm", "KILO", "K M", "Ä"})
    void refusesWhatIsNoUnitCode(String code) {
        assertThrows(IllegalArgumentException.class, () -> new UnitCode(code));
    }
}
