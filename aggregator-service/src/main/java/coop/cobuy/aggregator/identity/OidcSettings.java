package coop.cobuy.aggregator.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotNull;

/**
 * The OpenID Connect provider, from {@code cobuy.oidc}.
 *
 * @param issuer empty: there is none
 * @param name as the button says it
 */
@ConfigurationProperties("cobuy.oidc")
record OidcSettings(
        @Bindable(defaultValue = "") @NotNull String issuer,
        @Bindable(defaultValue = "") @NotNull String clientId,
        @Bindable(defaultValue = "") @NotNull String clientSecret,
        @Bindable(defaultValue = "OpenID Connect") @NotNull String name) {

    boolean isConfigured() {
        return !issuer.isEmpty() && !clientId.isEmpty();
    }

    @Override
    public String toString() {
        return "OpenID Connect by " + issuer;
    }
}
