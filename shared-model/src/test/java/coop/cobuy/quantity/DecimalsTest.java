package coop.cobuy.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;

class DecimalsTest {

    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "+", "-", ".", "-.", "1e3", "1,5", "1.2.3", "--1", " 1", "1 ", "٣", "NaN"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThrows(NumberFormatException.class, () -> Decimals.parse(text));
    }

    @Test
    void refusesNumbersThatAreTooLong() {
        assertThrows(NumberFormatException.class, () -> Decimals.parse("1".repeat(41)));
        assertEquals(new BigDecimal("1".repeat(40)), Decimals.parse("1".repeat(40)));
    }

    /** What is a plain decimal, said in another way. */
    @Test
    void takesPlainDecimalsAndNothingElse() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(6);
            for (int j = 0; j < length; j++) {
                text.append("0123456789..+-e".charAt(random.nextInt(15)));
            }
            String one = text.toString();
            if (PLAIN.matcher(one).matches()) {
                assertEquals(new BigDecimal(one), Decimals.parse(one));
                taken++;
            } else {
                assertThrows(NumberFormatException.class, () -> Decimals.parse(one), one);
            }
        }
        assertEquals(true, taken > 1000, taken + " taken");
    }
}
