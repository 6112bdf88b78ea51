package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.OfferId;

/**
 * What an offer looks like.
 *
 * @param hash of the content, which another picture does not have
 * @param alt what it shows, for those who do not see it
 */
public record Picture(OfferId offer, String hash, String alt, int width, int height) {}
