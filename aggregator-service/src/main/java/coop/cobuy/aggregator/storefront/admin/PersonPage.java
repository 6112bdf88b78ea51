package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.People;
import coop.cobuy.aggregator.storefront.Form;

import java.util.List;

/**
 * One account.
 *
 * @param looked what the account was like when the page was made
 */
public record PersonPage(
        Form form,
        Account account,
        String looked,
        boolean secondFactor,
        List<People.TokenOf> tokens) {

    public PersonPage {
        tokens = List.copyOf(tokens);
    }
}
