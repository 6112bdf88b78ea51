package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryAttention.Level;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;

import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks for deliveries whose next step is late, whoever's they are, and has their buyers told: once
 * for each step and level, whichever instance looks first.
 */
@Singleton
class AttentionWatch {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;

    private final DeliveryRows rows;
    private final AttentionRows told;
    private final Deliveries deliveries;
    private final Messages messages;
    private final UnitOfWork work;

    AttentionWatch(
            DeliveryRows rows,
            AttentionRows told,
            Deliveries deliveries,
            Messages messages,
            UnitOfWork work) {
        this.rows = rows;
        this.told = told;
        this.deliveries = deliveries;
        this.messages = messages;
        this.work = work;
    }

    /** Looks once, page by page, each in a transaction of its own. */
    @Scheduled(
            fixedDelay = "${cobuy.attention.every:60s}",
            initialDelay = "${cobuy.attention.every:60s}")
    void look() {
        Instant now = deliveries.now();
        List<DeliveryRow> page = page(FIRST, FIRST, now);
        while (!page.isEmpty()) {
            List<DeliveryRow> some = page;
            work.of(
                    () -> {
                        some.forEach(row -> tell(row, now));
                        return true;
                    });
            DeliveryRow last = page.getLast();
            page = page.size() < PAGE ? List.of() : page(last.coopId(), last.id(), now);
        }
    }

    private List<DeliveryRow> page(UUID coop, UUID id, Instant now) {
        return work.of(
                () ->
                        rows.late(
                                coop,
                                id,
                                Deliveries.utc(now.minus(Attention.leastWait())),
                                Deliveries.utc(now.plus(Attention.mostAhead())),
                                PAGE));
    }

    private void tell(DeliveryRow row, Instant now) {
        switch (Attention.of(row.standing(), row.expected(), now)) {
            case NONE -> {}
            case WARNING -> tell(row, Level.WARNING, now);
            case OVERDUE -> tell(row, Level.OVERDUE, now);
        }
    }

    private void tell(DeliveryRow row, Level level, Instant now) {
        UUID purchaseOrder = row.purchaseOrderId();
        Optional<Document> document = row.document().reported();
        if (purchaseOrder == null || document.isEmpty()) {
            return;
        }
        int first =
                told.tell(row.coopId(), row.id(), row.steps(), level.name(), Deliveries.utc(now));
        if (first != 1) {
            return;
        }
        messages.append(
                DeliveryAttention.TOPIC,
                purchaseOrder,
                new DeliveryAttention(
                        row.coopId(),
                        row.supplierId(),
                        purchaseOrder,
                        row.number(),
                        row.revision(),
                        document.get(),
                        row.standing().state(),
                        row.steps(),
                        level,
                        row.standing().waitingSince().toString(),
                        row.expected().deadline(row.standing()).map(Instant::toString).orElse(null),
                        now.toString()));
    }
}
