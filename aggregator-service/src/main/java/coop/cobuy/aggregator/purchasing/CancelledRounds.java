package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Calls off what was drafted for a round that is cancelled. Nothing of it was approved: a round
 * with an approved purchase order cannot be cancelled. Its members hear of the round, not of its
 * drafts.
 */
@Singleton
class CancelledRounds {

    /** Stands for the account: the round's own record says who cancelled it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final PurchaseOrderRows orders;
    private final CancellationRows cancellations;
    private final List<PurchaseOrderListener> listeners;
    private final Clock clock;

    CancelledRounds(
            PurchaseOrderRows orders,
            CancellationRows cancellations,
            List<PurchaseOrderListener> listeners,
            Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Done again, it does nothing. */
    @Transactional
    void cancel(CoopId coop, RoundId round) {
        for (PurchaseOrderRow row : orders.lockRound(coop.value(), round.value())) {
            if (orders.cancelDraft(row.coopId(), row.id()) == 1) {
                cancellations.save(
                        new CancellationRow(
                                row.coopId(),
                                row.id(),
                                NOBODY,
                                "round",
                                "The round was cancelled",
                                false,
                                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
                listeners.forEach(
                        listener -> listener.cancelled(coop, round, new PurchaseOrderId(row.id())));
            }
        }
    }
}
