package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UtcTime;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDateTime;

/** Deletes sessions and links that have ended, some thousand rows a time. */
@Singleton
@Requires(property = "cobuy.loops.enabled", value = "true", defaultValue = "true")
class AccountPurge {

    private static final int ROWS = 5000;

    private final PageSessionRows sessions;
    private final PasswordLinkRows links;
    private final OidcAttemptRows attempts;
    private final Clock clock;

    AccountPurge(
            PageSessionRows sessions,
            PasswordLinkRows links,
            OidcAttemptRows attempts,
            Clock clock) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "20m", fixedDelay = "1h")
    void purge() {
        boolean more = true;
        while (more) {
            more = turn();
        }
    }

    @Transactional
    boolean turn() {
        LocalDateTime now = UtcTime.of(clock.instant());
        return Math.max(
                        sessions.forget(now, ROWS),
                        Math.max(links.forget(now, ROWS), attempts.forget(now, ROWS)))
                == ROWS;
    }
}
