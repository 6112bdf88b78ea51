package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.storefront.Form;

/**
 * How to set up a second factor.
 *
 * @param action where the form goes
 */
public record FactorPage(Form form, SecondFactors.Setup setup, String action) {

    /** The key in groups of four, as people type it. */
    public String key() {
        return setup.secret().replaceAll("(.{4})(?!$)", "$1 ");
    }
}
