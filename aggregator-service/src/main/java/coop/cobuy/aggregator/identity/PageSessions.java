package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is signed in on the pages. A session is a row that is looked up for each request, so that
 * what ends it counts at once on every instance; the browser has a random secret and nothing else.
 */
@Singleton
public class PageSessions {

    /** How long a session lives that is used all the time. */
    static final Duration LIFE = Duration.ofHours(12);

    /** How long a session lives that nobody uses. */
    static final Duration IDLE = Duration.ofHours(2);

    /** How long a session lives on a device that somebody called their own. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    /** How long a sign-in may take that is not complete. */
    static final Duration UNFINISHED = Duration.ofMinutes(10);

    private static final Duration USED_ANEW = Duration.ofMinutes(1);
    private static final int DEVICE_MAX = 200;
    private static final UUID NONE = new UUID(0, 0);

    private final PageSessionRows rows;
    private final Secrets secrets;
    private final IdSource ids;
    private final Audit audit;
    private final Clock clock;

    PageSessions(PageSessionRows rows, Secrets secrets, IdSource ids, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A session that has just begun.
     *
     * @param secret for the cookie; the only time that it is seen
     */
    public record Started(PageSession session, String secret) {

        @Override
        public String toString() {
            return session.toString();
        }
    }

    /**
     * What a session is to be.
     *
     * @param remember the device is somebody's own: the session outlives the browser
     * @param device what the browser calls itself; cut at 200 characters
     */
    public record Wanted(
            CoopId coop,
            AccountId account,
            Stage stage,
            boolean remember,
            boolean secondFactor,
            String device) {}

    /** Begins a session under a new secret, in the place of another if there is one. */
    @Transactional
    public Started start(Wanted wanted, @Nullable PageSession old) {
        if (old != null) {
            end(old);
        }
        String secret = secrets.fresh();
        Instant now = clock.instant();
        String device = wanted.device();
        PageSessionRow row =
                new PageSessionRow(
                        wanted.coop().value(),
                        ids.next(),
                        wanted.account().value(),
                        Secrets.hash(secret),
                        wanted.stage(),
                        wanted.remember(),
                        wanted.secondFactor(),
                        device.substring(0, Math.min(device.length(), DEVICE_MAX)),
                        UtcTime.of(now),
                        UtcTime.of(now),
                        UtcTime.of(now.plus(life(wanted))));
        rows.save(row);
        return new Started(row.session(formToken(secret)), secret);
    }

    private static Duration life(Wanted wanted) {
        if (wanted.stage() != Stage.SIGNED_IN) {
            return UNFINISHED;
        }
        return wanted.remember() ? REMEMBERED : LIFE;
    }

    private static String formToken(String secret) {
        return Secrets.derived(secret, "form");
    }

    /** The session of a cookie's secret, unless it has ended; using it keeps it alive. */
    @Transactional
    public Optional<PageSession> find(String secret) {
        Instant now = clock.instant();
        Optional<PageSession> found =
                rows.byHash(Secrets.hash(secret))
                        .map(row -> row.session(formToken(secret)))
                        .filter(session -> isAlive(session, now));
        found.filter(session -> now.isAfter(session.lastUsedAt().plus(USED_ANEW)))
                .ifPresent(
                        session ->
                                rows.used(session.coop().value(), session.id(), UtcTime.of(now)));
        return found;
    }

    private static boolean isAlive(PageSession session, Instant now) {
        boolean idle = !session.remembered() && !now.isBefore(session.lastUsedAt().plus(IDLE));
        return now.isBefore(session.expiresAt()) && !idle;
    }

    /**
     * An account's sessions that have not ended, oldest first; without the tokens of their forms.
     */
    @Transactional
    public List<PageSession> ofAccount(CoopId coop, AccountId account) {
        Instant now = clock.instant();
        return rows.ofAccount(coop.value(), account.value()).stream()
                .map(row -> row.session(""))
                .filter(session -> isAlive(session, now))
                .toList();
    }

    @Transactional
    public void end(PageSession session) {
        rows.end(session.coop().value(), session.account().value(), session.id());
    }

    /** Ends one of an account's sessions; again: does nothing. */
    @Transactional
    public void end(CoopId coop, AccountId account, UUID id) {
        if (rows.end(coop.value(), account.value(), id) == 1) {
            audit.record(coop, account, "session.ended", "account/" + account, id.toString());
        }
    }

    /**
     * Signs an account out everywhere.
     *
     * @param spared this one goes on; null: none does
     * @return how many have ended
     */
    @Transactional
    public int endAll(CoopId coop, AccountId account, @Nullable PageSession spared) {
        return rows.endAll(coop.value(), account.value(), spared == null ? NONE : spared.id());
    }
}
