package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.SupplierId;

/**
 * A supplier of a co-op.
 *
 * @param version grows by one with each change; the {@code ETag}
 * @param active whether new rounds take its offers in
 */
public record Supplier(SupplierId id, long version, boolean active, SupplierTerms terms) {}
