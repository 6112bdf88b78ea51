package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Signing in by an OpenID Connect provider. Somebody who is signed in links their account with who
 * they are there, and comes in by that from then on; nobody is made or matched by a mail address,
 * which a provider may let anybody claim. An attempt is bound to the browser that began it by a
 * cookie, and ends once.
 */
@Singleton
public class OidcSignIn {

    /** How long somebody may take at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final OidcAttemptRows attempts;
    private final OidcIdentityRows identities;
    private final AccountRows accounts;
    private final PageSignIn signIn;
    private final PageSessions sessions;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    OidcSignIn(
            OidcSettings settings,
            OidcProvider provider,
            OidcAttemptRows attempts,
            OidcIdentityRows identities,
            AccountRows accounts,
            PageSignIn signIn,
            PageSessions sessions,
            Secrets secrets,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.attempts = attempts;
        this.identities = identities;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An attempt that has begun.
     *
     * @param provider where the browser is sent
     * @param state what the browser keeps in a cookie until it is back
     */
    public record Begun(URI provider, String state) {}

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** As an account, or about to be. */
        record SignedIn(PageSessions.Started started, String then) implements Outcome {}

        /** The account of the session is linked from now on. */
        record Linked() implements Outcome {}

        /** No account is linked with who somebody is there, or it is locked. */
        record NobodyLinked() implements Outcome {}

        /** Another account is linked with it. */
        record LinkedElsewhere() implements Outcome {}

        /** The attempt is not this browser's, too old, or not borne out by the provider. */
        record Failed() implements Outcome {}
    }

    public boolean isConfigured() {
        return settings.isConfigured();
    }

    /** What the provider is called on a button. */
    public String providerName() {
        return settings.name();
    }

    @Transactional
    public boolean isLinked(CoopId coop, AccountId account) {
        return identities.count(coop.value(), account.value()) > 0;
    }

    @Transactional
    public void unlink(PageSession session) {
        identities.unlink(session.coop().value(), session.account().value());
        audit.record(
                session.coop(),
                session.account(),
                "oidc.unlinked",
                "account/" + session.account(),
                "");
    }

    /**
     * Begins an attempt.
     *
     * @param link whose account is to be linked; null: somebody signs in
     * @param then a path of ours, where it goes on
     * @return nothing if the provider cannot be asked
     */
    public Optional<Begun> begin(@Nullable PageSession link, String then) {
        String state = secrets.fresh();
        String nonce = secrets.fresh();
        String verifier = secrets.fresh();
        try {
            URI address = provider.address(state, nonce, verifier);
            keep(
                    new OidcAttemptRow(
                            Secrets.hash(state),
                            nonce,
                            verifier,
                            link == null ? null : link.coop().value(),
                            link == null ? null : link.account().value(),
                            then,
                            UtcTime.of(clock.instant().plus(LIFE))));
            return Optional.of(new Begun(address, state));
        } catch (OidcProvider.OidcFailure e) {
            LOG.warn("{} cannot be asked: {}", settings, e.getMessage());
            return Optional.empty();
        }
    }

    @Transactional
    void keep(OidcAttemptRow row) {
        attempts.save(row);
    }

    /**
     * The browser is back from the provider.
     *
     * @param code what the provider gave it; null: the provider refused
     * @param state what came back with it
     * @param kept what its cookie says
     * @param session the one that the browser has
     */
    public Outcome complete(
            @Nullable String code,
            String state,
            @Nullable String kept,
            PageSignIn.Visit visit,
            @Nullable PageSession session) {
        if (code == null || !state.equals(kept)) {
            return new Outcome.Failed();
        }
        OidcAttemptRow attempt = taken(state).orElse(null);
        if (attempt == null) {
            return new Outcome.Failed();
        }
        try {
            String subject = provider.subject(code, attempt.nonce(), attempt.verifier());
            return attempt.accountId() == null
                    ? signedIn(Secrets.hash(subject), attempt, visit, session)
                    : linked(Secrets.hash(subject), attempt, session);
        } catch (OidcProvider.OidcFailure e) {
            LOG.warn("A sign-in by {} does not hold: {}", settings, e.getMessage());
            return new Outcome.Failed();
        }
    }

    @Transactional
    Optional<OidcAttemptRow> taken(String state) {
        String hash = Secrets.hash(state);
        return attempts.find(hash, UtcTime.of(clock.instant()))
                .filter(found -> attempts.end(hash) == 1);
    }

    @Transactional
    Outcome signedIn(
            String subject,
            OidcAttemptRow attempt,
            PageSignIn.Visit visit,
            @Nullable PageSession session) {
        AccountRow row =
                identities
                        .bySubject(subject)
                        .flatMap(found -> accounts.find(found.coopId(), found.accountId()))
                        .filter(AccountRow::active)
                        .orElse(null);
        if (row == null) {
            return new Outcome.NobodyLinked();
        }
        CoopId coop = new CoopId(row.coopId());
        AccountId account = new AccountId(row.id());
        audit.record(
                coop, account, "oidc.signed-in", "account/" + account, "from " + visit.address());
        PageSessions.Wanted wanted =
                new PageSessions.Wanted(
                        coop, account, signIn.stage(row), visit.remember(), false, visit.device());
        return new Outcome.SignedIn(sessions.start(wanted, session), attempt.thenPath());
    }

    @Transactional
    Outcome linked(String subject, OidcAttemptRow attempt, @Nullable PageSession session) {
        if (session == null
                || session.stage() != Stage.SIGNED_IN
                || !session.account().value().equals(attempt.accountId())) {
            return new Outcome.Failed();
        }
        OidcIdentityRow there = identities.bySubject(subject).orElse(null);
        if (there != null && !there.accountId().equals(session.account().value())) {
            return new Outcome.LinkedElsewhere();
        }
        identities.unlink(session.coop().value(), session.account().value());
        identities.save(
                new OidcIdentityRow(
                        session.coop().value(),
                        session.account().value(),
                        subject,
                        UtcTime.of(clock.instant())));
        audit.record(
                session.coop(),
                session.account(),
                "oidc.linked",
                "account/" + session.account(),
                settings.issuer());
        return new Outcome.Linked();
    }
}
