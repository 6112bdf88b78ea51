package coop.cobuy.aggregator.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the steps whose time has come, and sends marks again that some partition has not met. Any
 * number of instances may do so at once: a step locks its round and is taken once.
 */
@Singleton
class RoundSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RoundSchedule.class);

    /** The account that stands in the audit for what nobody did by hand. */
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private static final int AT_ONCE_MAX = 100;
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

    private final RoundRows rows;
    private final RoundCourse course;
    private final RoundSettings settings;
    private final Clock clock;

    /** Rounds that cannot open as they are planned; looked at again after a pause. */
    private final Cache<UUID, String> refused =
            Caffeine.newBuilder().expireAfterWrite(PAUSE_AFTER_REFUSAL).build();

    RoundSchedule(RoundRows rows, RoundCourse course, RoundSettings settings, Clock clock) {
        this.rows = rows;
        this.course = course;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does all that is due now. */
    void takeDueSteps() {
        LocalDateTime now = UtcTime.of(clock.instant());
        for (RoundRow due : rows.dueToOpen(now, AT_ONCE_MAX)) {
            if (refused.getIfPresent(due.id()) == null) {
                take(due, () -> course.open(nobody(due), new RoundId(due.id())));
            }
        }
        for (RoundRow due : rows.dueToCut(now, AT_ONCE_MAX)) {
            take(due, () -> course.cut(nobody(due), new RoundId(due.id())));
        }
        for (RoundRow due : rows.dueToClose(now, AT_ONCE_MAX)) {
            take(due, () -> course.close(nobody(due), new RoundId(due.id())));
        }
        for (RoundRow due : rows.ending(now, now.plus(settings.endingWithin()), AT_ONCE_MAX)) {
            course.noteEnding(new CoopId(due.coopId()), new RoundId(due.id()));
        }
        List<RoundRow> hanging = rows.hanging(now.minus(settings.sendAgainAfter()), AT_ONCE_MAX);
        for (RoundRow due : hanging) {
            LOG.warn("Round {} hangs in {}: its mark is sent again", due.id(), due.state());
            course.hurry(new CoopId(due.coopId()), new RoundId(due.id()));
        }
    }

    private void take(RoundRow due, Runnable step) {
        try {
            step.run();
        } catch (Refused e) {
            refused.put(due.id(), e.reason().name());
            LOG.warn("Round {} in {} is due but {}", due.id(), due.state(), e.getMessage());
        }
    }

    private static Caller nobody(RoundRow row) {
        return new Caller(
                new CoopId(row.coopId()),
                Currency.getInstance(row.currency()),
                NOBODY,
                "schedule",
                Set.of(),
                null,
                null,
                null);
    }
}
