package coop.cobuy.adapter.publish;

import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A document on its way to a supplier.
 *
 * @param purchaseOrder absent: the document is about none
 * @param number the purchase order's; of an acknowledgement, the hash of the file that it answers,
 *     by which what the supplier sent is listed
 * @param attempt tries so far
 * @param detail what happened last
 * @param nextAttemptAt when it is tried again by itself; absent: not
 * @param waitingSince when it last came further
 * @param attention {@code WARNING} after 4 h, {@code OVERDUE} after 24 h without the next step; 4 h
 *     and 1 h before the deadline at the latest
 * @param deadline by when the next step must come; absent: none is known
 * @param ownWay whether a person chose another way for it than the profile's
 * @param contentHash SHA-256 of the bytes that are sent; absent: they could not be written
 */
record DeliveryView(
        UUID id,
        UUID supplier,
        @Nullable UUID purchaseOrder,
        DocumentKind document,
        String number,
        int revision,
        State state,
        String transport,
        int attempt,
        String detail,
        @Nullable Instant nextAttemptAt,
        Instant queuedAt,
        Instant waitingSince,
        Attention attention,
        @Nullable Instant deadline,
        boolean ownWay,
        @Nullable String contentHash,
        List<StepView> steps) {

    DeliveryView {
        steps = List.copyOf(steps);
    }

    /** One step that it made. */
    record StepView(int step, State state, int attempt, String detail, Instant at) {

        static StepView of(StepRow row) {
            return new StepView(
                    row.stepNo(),
                    row.state(),
                    row.attempt(),
                    row.detail(),
                    row.at().toInstant(ZoneOffset.UTC));
        }
    }

    static DeliveryView of(DeliveryRow row, List<StepRow> steps, Instant now) {
        Standing at = row.standing();
        return new DeliveryView(
                row.id(),
                row.supplierId(),
                row.purchaseOrderId(),
                row.document(),
                row.number(),
                row.revision(),
                at.state(),
                row.transport(),
                at.attempt(),
                row.detail(),
                at.dueAt().orElse(null),
                row.queuedAt().toInstant(ZoneOffset.UTC),
                at.waitingSince(),
                Attention.of(at, row.expected(), now),
                row.expected().deadline(at).orElse(null),
                row.ownWay().isPresent(),
                row.content().map(hash -> hash.hex()).orElse(null),
                steps.stream().map(StepView::of).toList());
    }
}
