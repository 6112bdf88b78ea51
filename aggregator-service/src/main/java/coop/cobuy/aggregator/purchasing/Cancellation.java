package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.AccountId;

import java.time.Instant;

/**
 * Who called a purchase order off, and why.
 *
 * @param wasApproved whether it had been approved, so that the supplier is told too
 */
public record Cancellation(
        AccountId account, String accountName, String reason, boolean wasApproved, Instant at) {}
