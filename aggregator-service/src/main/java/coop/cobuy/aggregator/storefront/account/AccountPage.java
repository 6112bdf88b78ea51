package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.LinkedAccounts;
import coop.cobuy.aggregator.identity.PageSession;
import coop.cobuy.aggregator.identity.Passkey;
import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Somebody's own account.
 *
 * @param session null: known by a token, not by a session
 * @param secondFactor whether one is asked for
 * @param codesLeft recovery codes
 * @param links accounts of the same person in other co-ops
 * @param coops names by ids, to link an account of
 * @param provider by which one may sign in, too; null: there is none
 * @param linked whether the account is linked there
 * @param origin where the page must be for passkeys to work; null: there are none
 */
public record AccountPage(
        Form form,
        @Nullable PageSession session,
        boolean secondFactor,
        int codesLeft,
        List<PageSession> devices,
        List<LinkedAccounts.Linked> links,
        Map<String, String> coops,
        @Nullable String provider,
        boolean linked,
        List<Passkey> passkeys,
        @Nullable String origin) {

    public AccountPage {
        devices = List.copyOf(devices);
        links = List.copyOf(links);
        passkeys = List.copyOf(passkeys);
    }

    public boolean isHere(PageSession device) {
        return session != null && session.id().equals(device.id());
    }

    /** Whether one of these fields is wrong: what is folded away is open then. */
    public boolean isWrong(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> form.error(field) != null);
    }
}
