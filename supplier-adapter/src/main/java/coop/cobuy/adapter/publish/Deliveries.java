package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Writes steps down and reports them, in the transaction under way. */
@Singleton
class Deliveries {

    private static final int DETAIL_MAX = 500;

    private final DeliveryRows rows;
    private final StepRows steps;
    private final Messages messages;
    private final Clock clock;

    Deliveries(DeliveryRows rows, StepRows steps, Messages messages, Clock clock) {
        this.rows = rows;
        this.steps = steps;
        this.messages = messages;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** The first step of a delivery that was not there; its count of steps is 1. */
    void begin(DeliveryRow row) {
        rows.save(row);
        wrote(row, row.steps(), Step.of(row.standing(), row.detail()));
    }

    /**
     * The next step of a delivery that the caller has locked.
     *
     * @throws IllegalStateException if it was changed since it was read
     */
    void step(DeliveryRow row, Step step) {
        Standing at = step.standing();
        int number = row.steps() + 1;
        int changed =
                rows.step(
                        row.coopId(),
                        row.id(),
                        row.steps(),
                        at.state().name(),
                        cut(step.detail()),
                        at.attempt(),
                        at.tries(),
                        number,
                        at.stopWanted(),
                        at.dueAt().map(Deliveries::utc).orElse(null),
                        utc(at.waitingSince()));
        if (changed != 1) {
            throw new IllegalStateException(
                    "delivery " + row.id() + ": not at step " + row.steps() + " any more");
        }
        wrote(row, number, step);
    }

    void step(DeliveryRow row, Optional<Step> step) {
        step.ifPresent(next -> step(row, next));
    }

    private void wrote(DeliveryRow row, int number, Step step) {
        Standing at = step.standing();
        String detail = cut(step.detail());
        Instant now = now();
        steps.save(
                new StepRow(
                        row.coopId(),
                        row.id(),
                        number,
                        at.state(),
                        at.attempt(),
                        detail,
                        utc(now)));
        UUID purchaseOrder = row.purchaseOrderId();
        Optional<Document> document = row.document().reported();
        if (step.reported() && purchaseOrder != null && document.isPresent()) {
            messages.append(
                    DeliveryReported.TOPIC,
                    purchaseOrder,
                    new DeliveryReported(
                            row.coopId(),
                            row.supplierId(),
                            purchaseOrder,
                            row.number(),
                            row.revision(),
                            document.get(),
                            at.state(),
                            row.transport(),
                            at.attempt(),
                            detail,
                            now.toString()));
        }
    }

    static String cut(String detail) {
        return detail.length() <= DETAIL_MAX ? detail : detail.substring(0, DETAIL_MAX - 1) + "…";
    }
}
