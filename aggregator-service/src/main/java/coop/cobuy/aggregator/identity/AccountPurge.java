package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.UtcTime;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.stream.IntStream;

/** Deletes sessions and links that have ended, some thousand rows a time. */
@Singleton
@Requires(property = "cobuy.loops.enabled", value = "true", defaultValue = "true")
class AccountPurge {

    private static final int ROWS = 5000;

    private final PageSessionRows sessions;
    private final PasswordLinkRows links;
    private final OidcAttemptRows attempts;
    private final PasskeyChallengeRows challenges;
    private final Clock clock;

    AccountPurge(
            PageSessionRows sessions,
            PasswordLinkRows links,
            OidcAttemptRows attempts,
            PasskeyChallengeRows challenges,
            Clock clock) {
        this.challenges = challenges;
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
        return IntStream.of(
                        sessions.forget(now, ROWS),
                        links.forget(now, ROWS),
                        attempts.forget(now, ROWS),
                        challenges.forget(now, ROWS))
                .anyMatch(forgotten -> forgotten == ROWS);
    }
}
