package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which rounds it was told of. */
@Singleton
@Requires(property = "test.purchasing")
final class HeardOrders implements PurchaseOrderListener {

    final Set<RoundId> dropped = ConcurrentHashMap.newKeySet();
    final Set<PurchaseOrderId> cancelled = ConcurrentHashMap.newKeySet();

    @Override
    public void cancelled(CoopId coop, RoundId round, PurchaseOrderId order) {
        cancelled.add(order);
    }

    @Override
    public void dropped(CoopId coop, RoundId round) {
        dropped.add(round);
    }
}
