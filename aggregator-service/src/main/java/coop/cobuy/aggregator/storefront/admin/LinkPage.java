package coop.cobuy.aggregator.storefront.admin;

/** A link to be handed over, this once. */
public record LinkPage(String email, String link) {}
