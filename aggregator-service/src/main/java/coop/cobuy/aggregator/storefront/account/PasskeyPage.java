package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

/**
 * Adding a passkey, in two steps.
 *
 * @param origin where the page must be for passkeys to work
 * @param options what the browser is to make it of, as JSON; null: the password comes first
 */
public record PasskeyPage(Form form, String origin, @Nullable String options) {}
