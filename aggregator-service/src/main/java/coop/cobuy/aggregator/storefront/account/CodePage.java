package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.storefront.Form;

/** The form for a code of the second factor. */
public record CodePage(Form form) {}
