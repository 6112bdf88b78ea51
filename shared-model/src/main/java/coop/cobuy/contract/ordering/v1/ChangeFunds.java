package coop.cobuy.contract.ordering.v1;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A member's funds changed in the ledger: a payment, a charge, a new credit limit.
 *
 * @param changeId names the change, so that it counts once however often it comes
 * @param balanceDeltaMinor added to the member's balance, in minor units of the co-op's currency
 * @param creditLimitMinor the new limit, zero or more; null: unchanged
 * @param releaseRoundId the round whose hold on the member's funds ends with this; null: none
 */
public record ChangeFunds(
        UUID coopId,
        UUID memberId,
        UUID changeId,
        long balanceDeltaMinor,
        @Nullable Long creditLimitMinor,
        @Nullable UUID releaseRoundId)
        implements OrderCommand {}
