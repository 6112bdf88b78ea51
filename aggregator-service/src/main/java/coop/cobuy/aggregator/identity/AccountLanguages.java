package coop.cobuy.aggregator.identity;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * In which language somebody reads what comes when they are not there, such as mails: the one that
 * they chose last on our pages, else the one in which they first signed in there.
 */
@Singleton
public class AccountLanguages {

    private final AccountLanguageRows rows;

    AccountLanguages(AccountLanguageRows rows) {
        this.rows = rows;
    }

    @Transactional
    public void choose(CoopId coop, AccountId account, Locale language) {
        rows.choose(coop.value(), account.value(), language.getLanguage());
    }

    /** What somebody is shown who has chosen nothing. */
    @Transactional
    public void shown(CoopId coop, AccountId account, Locale language) {
        rows.unlessChosen(coop.value(), account.value(), language.getLanguage());
    }

    /** Of those accounts of which it is known. */
    @Transactional
    public Map<AccountId, Locale> among(CoopId coop, Collection<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        List<byte[]> ids = accounts.stream().map(id -> Id.bytes(id.value())).toList();
        Map<AccountId, Locale> languages = new HashMap<>();
        for (AccountLanguageRow row : rows.among(coop.value(), ids)) {
            languages.put(new AccountId(row.accountId()), Locale.of(row.language()));
        }
        return languages;
    }
}
