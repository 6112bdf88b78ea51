package coop.cobuy.aggregator.storefront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.identity.AccountLanguages;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.id.AccountId;

import io.micronaut.context.BeanProvider;

import jakarta.inject.Singleton;

import java.time.Duration;

/**
 * Keeps for an account's mails in which language its pages are: the one that somebody chose last,
 * else the one of their first page.
 */
@Singleton
final class MailLanguages {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int ACCOUNTS_MAX = 100_000;

    private final BeanProvider<AccountLanguages> accounts;
    private final Cache<AccountId, Language> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(ACCOUNTS_MAX).build();

    MailLanguages(BeanProvider<AccountLanguages> accounts) {
        this.accounts = accounts;
    }

    /** A page was shown; what was chosen stays. */
    void shown(Caller caller, Language language) {
        if (known.getIfPresent(caller.account()) == null) {
            accounts.get().shown(caller.coop(), caller.account(), language.locale());
            known.put(caller.account(), language);
        }
    }

    void chosen(Caller caller, Language language) {
        accounts.get().choose(caller.coop(), caller.account(), language.locale());
        known.put(caller.account(), language);
    }
}
