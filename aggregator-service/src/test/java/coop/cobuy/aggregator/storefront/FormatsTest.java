package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;

class FormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de | 2026-11-29T11:50:00Z | So., 29. Nov., 12:50
                    de | 2027-11-29T11:50:00Z | Mo., 29. Nov. 2027, 12:50
                    en | 2026-11-29T11:50:00Z | Sun 29 Nov, 12:50
                    en | 2025-12-31T23:30:00Z | Thu 1 Jan, 00:30
                    en | 2025-12-31T22:30:00Z | Wed 31 Dec 2025, 23:30
                    """)
    void momentsOfAnotherYearNameIt(String language, Instant moment, String written) {
        Formats formats =
                new Formats(
                        Language.of(language).orElseThrow().locale(),
                        ZoneId.of("Europe/Berlin"),
                        2026);
        assertEquals(written, formats.moment(moment));
    }
}
