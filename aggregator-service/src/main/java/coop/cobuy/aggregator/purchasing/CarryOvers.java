package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Carries what members asked for in vain, because a supplier's minimum was missed, into the next
 * round of that supplier: once its book is locked, and once there is such a round.
 */
@Singleton
class CarryOvers {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOvers.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int OPEN_MAX = 100;

    private final CarryOverRows rows;
    private final PurchaseOrderRows orders;
    private final OpenMinimums minimums;
    private final CarryOverStep step;
    private final Clock clock;

    CarryOvers(
            CarryOverRows rows,
            PurchaseOrderRows orders,
            OpenMinimums minimums,
            CarryOverStep step,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.minimums = minimums;
        this.step = step;
        this.clock = clock;
    }

    static boolean isWanted(FrozenRound frozen) {
        return frozen.snapshot().rules().missedMinimum() == RoundRules.MissedMinimum.CARRY_OVER;
    }

    /**
     * Notes what is to be carried, in the transaction that locks the round's book. Done again it
     * does nothing.
     */
    @Transactional
    void want(FrozenRound frozen) {
        if (!isWanted(frozen)) {
            return;
        }
        RoundSnapshot round = frozen.snapshot();
        Set<UUID> missed = new HashSet<>();
        for (Missed each : minimums.of(frozen)) {
            missed.add(each.order().value());
        }
        for (PurchaseOrderRow row : orders.ofRound(round.coop().value(), round.round().value())) {
            if (missed.contains(row.id()) && rows.lock(row.coopId(), row.id()).isEmpty()) {
                rows.save(
                        new CarryOverRow(
                                row.coopId(),
                                row.id(),
                                row.roundId(),
                                row.supplierId(),
                                null,
                                NOBODY,
                                0,
                                0,
                                UtcTime.of(clock.instant()),
                                null));
            }
        }
    }

    /** Does what is wanted and can be done. What fails stays wanted. */
    void runOpen() {
        for (CarryOverRow row : rows.open(OPEN_MAX)) {
            try {
                if (step.findRound(row)) {
                    while (step.carrySome(row)) {
                        LOG.debug("Carried over some members of purchase order {}", row);
                    }
                }
            } catch (RuntimeException e) {
                LOG.error("Carrying over purchase order {} failed, tried again", row, e);
            }
        }
    }
}
