package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

/**
 * A supplier's product as it is offered now.
 *
 * @param version grows by one with each change; the {@code ETag}
 * @param active whether new rounds take it in
 */
public record Offer(
        OfferId id, SupplierId supplier, long version, boolean active, WholesaleTerms terms) {}
