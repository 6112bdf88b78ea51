package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;

/** Purchase orders whose documents did not reach their suppliers, as the supplier-adapter says. */
@Singleton
public class UndeliveredOrders {

    private static final int SHOWN = 100;

    private final DeliveryRows rows;

    UndeliveredOrders(DeliveryRows rows) {
        this.rows = rows;
    }

    /**
     * A document that failed.
     *
     * @param document such as {@code ORDER}
     * @param transport by which it was tried
     * @param detail why it failed
     */
    public record Undelivered(
            PurchaseOrderId order,
            String document,
            int revision,
            String transport,
            String detail,
            Instant at) {}

    /** Those of a co-op whose last word is that they failed, the latest first; up to a hundred. */
    @Transactional
    public List<Undelivered> of(CoopId coop) {
        return rows.failed(coop.value(), SHOWN).stream()
                .map(
                        row ->
                                new Undelivered(
                                        new PurchaseOrderId(row.purchaseOrderId()),
                                        row.document(),
                                        row.revision(),
                                        row.transport(),
                                        row.detail(),
                                        UtcTime.instant(row.at())))
                .toList();
    }
}
