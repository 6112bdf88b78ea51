package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

import java.util.Map;

/**
 * The form for who has forgotten a password.
 *
 * @param coops names by ids; empty if there is only one, or none
 */
public record ForgottenPage(Form form, Map<String, String> coops) {}
