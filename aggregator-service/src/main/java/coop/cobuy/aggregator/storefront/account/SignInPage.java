package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The form for signing in.
 *
 * @param coops names by ids; empty if there is only one, or none
 * @param provider by which one may sign in instead; null: there is none
 * @param origin where the page must be for passkeys to work; null: there are none
 */
public record SignInPage(
        Form form, Map<String, String> coops, @Nullable String provider, @Nullable String origin) {}
