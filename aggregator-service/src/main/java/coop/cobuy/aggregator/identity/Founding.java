package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Makes a co-op together with its first administrator, or neither. */
@Singleton
class Founding {

    private static final Duration TOKEN_LIFE = Duration.ofDays(365);
    private static final Duration LINK_LIFE = Duration.ofDays(3);

    private final Coops coops;
    private final Accounts accounts;
    private final Tokens tokens;
    private final NewPasswords links;
    private final Audit audit;

    Founding(Coops coops, Accounts accounts, Tokens tokens, NewPasswords links, Audit audit) {
        this.links = links;
        this.coops = coops;
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
    }

    /**
     * What was made.
     *
     * @param link by which the administrator chooses a password; null: there is one already
     */
    record Founded(Coop coop, AccountId administrator, IssuedToken token, @Nullable String link) {}

    @Transactional
    Founded found(CoopId id, Coops.New wanted, NewAccount administrator) {
        Coop coop = coops.create(id, wanted);
        Account first = accounts.create(id, administrator);
        IssuedToken token = tokens.issue(id, first.id(), "first administrator", TOKEN_LIFE);
        Caller caller =
                new Caller(
                        id,
                        coop.currency(),
                        first.id(),
                        first.name(),
                        first.roles(),
                        null,
                        null,
                        null);
        audit.record(caller, "coop.founded", "coop/" + id, coop.name());
        String link =
                administrator.password() == null ? links.link(id, first.id(), LINK_LIFE) : null;
        return new Founded(coop, first.id(), token, link);
    }
}
