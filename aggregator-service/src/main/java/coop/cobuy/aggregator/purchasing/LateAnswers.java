package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.CoopId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Tells buyers what the supplier-adapter wants them to look at: an order that reached its supplier
 * and is not answered, a cancellation that does not arrive, and whatever is near the supplier's own
 * deadline. Of an order that does not arrive and has no deadline {@link LateOrders} tells, who
 * needs no word of the adapter.
 */
@Singleton
class LateAnswers {

    private final PurchaseOrderRows orders;
    private final Messenger messenger;

    LateAnswers(PurchaseOrderRows orders, Messenger messenger) {
        this.orders = orders;
        this.messenger = messenger;
    }

    /**
     * @return why it cannot be about any purchase order; nothing: it was told, now or before
     */
    @Transactional
    Optional<String> tell(DeliveryAttention attention) {
        Optional<PurchaseOrderRow> found =
                orders.find(attention.coopId(), attention.purchaseOrderId());
        if (found.isEmpty() || found.get().approvedAt() == null) {
            return Optional.of("no approved purchase order " + attention.purchaseOrderId());
        }
        PurchaseOrderRow order = found.get();
        if (!order.supplierId().equals(attention.supplierId())) {
            return Optional.of("purchase order " + order.id() + " is not this supplier's");
        }
        boolean isOvertaken =
                attention.document() == Document.ORDER && attention.revision() < order.revision();
        if (!isToldElsewhere(attention) && !isOvertaken) {
            messenger.buyers(new CoopId(order.coopId()), message(order, attention));
        }
        return Optional.empty();
    }

    private static boolean isToldElsewhere(DeliveryAttention attention) {
        return attention.document() == Document.ORDER
                && !hasArrived(attention.state())
                && attention.deadline() == null;
    }

    private static boolean hasArrived(State state) {
        return switch (state) {
            case DELIVERED, UNDERSTOOD -> true;
            case QUEUED, SENT, FAILED, ACCEPTED, CHANGED, REJECTED, STOPPED -> false;
        };
    }

    private static Messenger.Message message(PurchaseOrderRow order, DeliveryAttention attention) {
        boolean overdue = attention.level() == DeliveryAttention.Level.OVERDUE;
        boolean arrived = hasArrived(attention.state());
        String kind =
                "purchase-order."
                        + (arrived ? "unanswered" : "undelivered")
                        + (overdue ? "-overdue" : "");
        String told = attention.document() + "/" + attention.revision() + "/" + kind;
        String deadline = attention.deadline();
        return Messenger.Message.of(
                Deliveries.messageId("attention/" + told, order, attention.step()),
                kind,
                Deliveries.link(order),
                Deliveries.document(attention.document(), attention.revision(), order.number()),
                order.supplierName(),
                Sentence.beside(LateAnswers.class, "delivery." + attention.state()),
                moment(attention.waitingSince()),
                deadline == null
                        ? ""
                        : Sentence.beside(LateAnswers.class, "deadline", moment(deadline)));
    }

    /** As it came, if it is none: buyers are told all the same. */
    private static Object moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
