package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.identity.OidcSignIn;
import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.storefront.Form;

import jakarta.inject.Singleton;

/** What the form for signing in offers here. */
@Singleton
class SignInPages {

    private final CoopChoice coops;
    private final OidcSignIn oidc;
    private final Passkeys passkeys;

    SignInPages(CoopChoice coops, OidcSignIn oidc, Passkeys passkeys) {
        this.coops = coops;
        this.oidc = oidc;
        this.passkeys = passkeys;
    }

    SignInPage page(Form form) {
        return new SignInPage(
                form,
                coops.names(),
                oidc.isConfigured() ? oidc.providerName() : null,
                passkeys.isAvailable() ? passkeys.origin() : null);
    }
}
