package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class AttentionTest {

    private static final Instant SINCE = Instant.parse("2026-11-23T12:00:00Z");

    private static Attention of(
            State state,
            boolean answer,
            @Nullable Duration orderIn,
            @Nullable Duration answerIn,
            Duration waited) {
        Standing at = new Standing(state, 1, 1, false, Optional.empty(), SINCE);
        Expected expected =
                new Expected(
                        answer,
                        Optional.ofNullable(orderIn).map(SINCE::plus),
                        Optional.ofNullable(answerIn));
        return Attention.of(at, expected, SINCE.plus(waited));
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, false, PT3H59M, NONE",
        "QUEUED, false, PT4H, WARNING",
        "SENT, false, PT23H59M, WARNING",
        "FAILED, false, PT24H, OVERDUE",
        "DELIVERED, false, PT99H, NONE",
        "DELIVERED, true, PT4H, WARNING",
        "UNDERSTOOD, true, PT24H, OVERDUE",
        "ACCEPTED, true, PT99H, NONE",
        "CHANGED, true, PT99H, NONE",
        "REJECTED, true, PT99H, NONE",
        "STOPPED, true, PT99H, NONE"
    })
    void warnsAfterFourHoursAndIsOverdueAfterADay(
            State state, boolean answer, Duration waited, Attention expected) {
        assertEquals(expected, of(state, answer, null, null, waited));
    }

    @ParameterizedTest
    @CsvSource({
        // state, supplier must have the order in, may take for its answer, waited, expected
        "QUEUED, PT2H, , PT0H, WARNING",
        "QUEUED, PT2H, , PT1H, OVERDUE",
        "QUEUED, PT7H, , PT2H59M, NONE",
        "QUEUED, PT7H, , PT3H, WARNING",
        "SENT, PT7H, , PT6H, OVERDUE",
        "FAILED, PT-1H, , PT0H, OVERDUE",
        "QUEUED, PT99H, , PT4H, WARNING",
        "QUEUED, PT99H, , PT24H, OVERDUE",
        "DELIVERED, PT1H, , PT2H, NONE",
        "DELIVERED, , PT8H, PT3H59M, NONE",
        "DELIVERED, , PT8H, PT4H, WARNING",
        "DELIVERED, , PT8H, PT7H, OVERDUE",
        "UNDERSTOOD, , PT6H, PT2H, WARNING",
        "DELIVERED, , PT72H, PT24H, OVERDUE"
    })
    void speaksBeforeTheSuppliersOwnDeadline(
            State state,
            @Nullable Duration orderIn,
            @Nullable Duration answerIn,
            Duration waited,
            Attention expected) {
        assertEquals(expected, of(state, true, orderIn, answerIn, waited));
    }
}
