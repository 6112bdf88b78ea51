package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.SecondFactors;
import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

/**
 * How to set up a second factor.
 *
 * @param action where the form goes
 * @param origin where the page must be to add a passkey instead; null: none is added here
 */
public record FactorPage(
        Form form, SecondFactors.Setup setup, String action, @Nullable String origin) {

    /** Whether the co-op asks for it, so that nobody comes in without. */
    public boolean isAskedFor() {
        return action.equals(SignInController.FACTOR_PATH);
    }

    /** The key in groups of four, as people type it. */
    public String key() {
        return setup.secret().replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** What an app scans. */
    public QrCode code() {
        return QrCode.of(setup.uri());
    }
}
