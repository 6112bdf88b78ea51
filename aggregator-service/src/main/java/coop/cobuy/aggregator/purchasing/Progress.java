package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an approved purchase order has come with its supplier.
 *
 * @param deliveryOrNull see {@link #delivery()}
 * @param deliveryAtOrNull when that was reported
 * @param deliveryDetail a sentence about it, may be empty
 * @param recallOrNull see {@link #recall()}
 * @param verdictOrNull see {@link #verdict()}
 */
public record Progress(
        DeliveryReported.@Nullable State deliveryOrNull,
        @Nullable Instant deliveryAtOrNull,
        String deliveryDetail,
        DeliveryReported.@Nullable State recallOrNull,
        OrderResponse.@Nullable Verdict verdictOrNull) {

    /** Where the order itself stands; nothing before the first report. */
    public Optional<DeliveryReported.State> delivery() {
        return Optional.ofNullable(deliveryOrNull);
    }

    /** Where the document that cancels the order stands. */
    public Optional<DeliveryReported.State> recall() {
        return Optional.ofNullable(recallOrNull);
    }

    /** What the supplier answered last. */
    public Optional<OrderResponse.Verdict> verdict() {
        return Optional.ofNullable(verdictOrNull);
    }
}
