package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

/**
 * The form for a code of the second factor, or a passkey.
 *
 * @param code whether the account has an app that makes codes
 * @param origin where the page must be for passkeys to work; null: the account has none
 */
public record CodePage(Form form, boolean code, @Nullable String origin) {}
