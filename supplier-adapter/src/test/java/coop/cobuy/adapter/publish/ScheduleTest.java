package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT5H",
        "6, PT10H",
        "7, PT14H",
        "8, PT20H",
        "9, PT24H"
    })
    void waitsAboutAsLongAsWebhooksDo(int tries, Duration planned) {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            UUID document = new UUID(i * 7919L, i);
            Duration wait = Schedule.wait(document, tries, Optional.empty()).orElseThrow();
            assertTrue(wait.compareTo(planned.multipliedBy(9).dividedBy(10)) >= 0, wait.toString());
            assertTrue(
                    wait.compareTo(planned.multipliedBy(11).dividedBy(10)) <= 0, wait.toString());
            assertEquals(wait, Schedule.wait(document, tries, Optional.empty()).orElseThrow());
            waits.add(wait);
        }
        assertTrue(waits.size() > 10, "documents come back spread out");
    }

    @Test
    void endsAfterTheTenthTry() {
        assertEquals(Optional.empty(), Schedule.wait(new UUID(1, 1), 10, Optional.empty()));
    }

    @Test
    void waitsAsLongAsAskedButNoLongerThanADay() {
        UUID document = new UUID(1, 1);
        assertEquals(
                Duration.ofMinutes(7),
                Schedule.wait(document, 1, Optional.of(Duration.ofMinutes(7))).orElseThrow());
        assertEquals(
                Duration.ofDays(1),
                Schedule.wait(document, 1, Optional.of(Duration.ofDays(90))).orElseThrow());
        assertTrue(
                Schedule.wait(document, 3, Optional.of(Duration.ofSeconds(1)))
                                .orElseThrow()
                                .compareTo(Duration.ofMinutes(26))
                        > 0);
    }
}
