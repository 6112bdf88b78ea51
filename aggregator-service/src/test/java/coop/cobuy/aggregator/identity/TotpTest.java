package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The values of RFC 6238, appendix B, of which the last six digits are ours. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertEquals(code, Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "29, true",
        "30, true",
        "59, true",
        "60, false",
        "-1, true",
        "-30, true",
        "-31, false"
    })
    void aClockMayBeOffByOneStep(long later, boolean taken) {
        Instant made = Instant.ofEpochSecond(1_200_000_000);
        String code = Totp.code(SECRET, Totp.step(made));
        assertEquals(taken, Totp.match(SECRET, code, made.plusSeconds(later), 0).isPresent());
    }

    @Test
    void aStepThatIsUsedUpCountsNoMore() {
        Instant now = Instant.ofEpochSecond(1_200_000_000);
        long step = Totp.step(now);
        String code = Totp.code(SECRET, step);
        assertEquals(OptionalLong.of(step), Totp.match(SECRET, code, now, step - 1));
        assertEquals(OptionalLong.empty(), Totp.match(SECRET, code, now, step));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"
    })
    void secretsAreWrittenAsAppsTakeThem(String text, String base32) {
        assertEquals(base32, Totp.base32(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
