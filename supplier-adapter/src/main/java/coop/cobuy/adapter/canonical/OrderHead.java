package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * The head of a purchase order.
 *
 * @param issuedAt when it was approved, ISO 8601 in UTC
 * @param supplierCode the co-op's short name for the supplier
 * @param deliveryDate the wished day, ISO 8601; null: the supplier's next tour
 */
public record OrderHead(
        String number,
        int revision,
        String issuedAt,
        String coopName,
        String supplierCode,
        String supplierName,
        @Nullable String deliveryDate,
        @Nullable String deliveryPlace,
        @Nullable String note) {}
