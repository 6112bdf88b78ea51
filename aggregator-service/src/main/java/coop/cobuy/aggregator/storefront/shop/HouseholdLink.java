package coop.cobuy.aggregator.storefront.shop;

/** A link to be handed over to whom a household invites, this once. */
public record HouseholdLink(String email, String link) {}
