package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.Outgoing;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.CoopId;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.quantity.CasePack;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Messages to the suppliers' feed, appended in the transaction of what they tell. Their ids follow
 * from the document, so that a document is one message.
 */
@Singleton
class OrderMessages {

    private static final String ONE_UNIT = "1";

    private final Outgoing outgoing;
    private final Coops coops;
    private final FrozenRounds rounds;
    private final String topic;

    OrderMessages(Outgoing outgoing, Coops coops, FrozenRounds rounds, KafkaSettings kafka) {
        this.outgoing = outgoing;
        this.coops = coops;
        this.rounds = rounds;
        this.topic = kafka.topic(PurchaseOrderMessage.TOPIC);
    }

    @Transactional
    void approved(PurchaseOrder.Approved order) {
        OrderContent content = order.content();
        LocalDate day =
                rounds.find(content.coop(), content.round())
                        .flatMap(round -> round.snapshot().deliveryDate())
                        .orElse(null);
        append(content, "approved", document(content, order.at(), day, null));
    }

    /**
     * A change is the whole order as it is then, under the next revision: whoever writes it down
     * for the supplier finds what changed since what the supplier got before.
     *
     * @param content as it is then
     * @param day that is wished for then
     */
    @Transactional
    void changed(OrderContent content, Instant at, @Nullable LocalDate day, String reason) {
        append(content, "approved", document(content, at, day, reason));
    }

    private PurchaseOrderApproved document(
            OrderContent content, Instant at, @Nullable LocalDate day, @Nullable String note) {
        return new PurchaseOrderApproved(
                content.coop().value(),
                coopName(content.coop()),
                content.supplier().value(),
                content.supplierCode(),
                content.supplierName(),
                content.id().value(),
                content.round().value(),
                content.number(),
                content.revision(),
                at.toString(),
                day == null ? null : day.toString(),
                null,
                note,
                content.currency().getCurrencyCode(),
                content.ordered().map(OrderMessages::line).toList(),
                content.net().decimal(),
                content.vat().decimal(),
                content.gross().decimal());
    }

    @Transactional
    void cancelled(OrderContent content, Cancellation cancellation) {
        append(
                content,
                "cancelled",
                new PurchaseOrderCancelled(
                        content.coop().value(),
                        content.supplier().value(),
                        content.id().value(),
                        content.number(),
                        content.revision(),
                        cancellation.reason(),
                        cancellation.at().toString()));
    }

    private static PurchaseOrderApproved.Line line(OrderLine line) {
        return new PurchaseOrderApproved.Line(
                line.lineNo(),
                line.offer().value(),
                line.sku(),
                line.name(),
                line.unit().code(),
                line.pack().map(CasePack::unitsPerCase).map(Object::toString).orElse(ONE_UNIT),
                line.cases().count(),
                line.units().toString(),
                line.unitPrice().toString(),
                line.net().decimal(),
                line.vat().decimal());
    }

    private String coopName(CoopId coop) {
        return coops.find(coop)
                .orElseThrow(() -> new IllegalStateException("co-op " + coop + " is not there"))
                .name();
    }

    /** The key is the supplier's id: whoever comes here holds the purchase order's lock. */
    private void append(OrderContent content, String what, PurchaseOrderMessage message) {
        String name = what + "/" + content.id() + "/" + content.revision();
        outgoing.append(
                List.of(
                        OutboxMessage.byKey(
                                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                                topic,
                                content.supplier().value(),
                                WireJson.write(message))));
    }
}
