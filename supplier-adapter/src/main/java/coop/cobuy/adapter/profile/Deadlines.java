package coop.cobuy.adapter.profile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * By when a supplier needs an order, and by when it has to answer one.
 *
 * @param answerWithinHours after it got the document; null: no deadline of its own
 * @param orderHoursBefore before the delivery day begins; null: none is known
 * @param zone where its days begin
 */
public record Deadlines(
        @Nullable Integer answerWithinHours, @Nullable Integer orderHoursBefore, ZoneId zone) {

    /** When the supplier must have the order at the latest. */
    public Optional<Instant> orderBy(@Nullable LocalDate deliveryDay) {
        if (deliveryDay == null || orderHoursBefore == null) {
            return Optional.empty();
        }
        Instant begins = deliveryDay.atStartOfDay(zone).toInstant();
        return Optional.of(begins.minus(Duration.ofHours(orderHoursBefore)));
    }

    /** How long the supplier may take for its answer. */
    public Optional<Duration> answerWithin() {
        return Optional.ofNullable(answerWithinHours).map(Duration::ofHours);
    }
}
