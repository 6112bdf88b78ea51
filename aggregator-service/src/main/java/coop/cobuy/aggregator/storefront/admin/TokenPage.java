package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;

/**
 * A token that was made, to be taken down this once.
 *
 * @param name what it is for
 */
public record TokenPage(Account account, String name, String secret) {

    @Override
    public String toString() {
        return "token of account " + account.id();
    }
}
