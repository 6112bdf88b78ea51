package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.adapter.publish.OrderBook.KnownOrder;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes suppliers' documents. First the bytes are kept, in a transaction of their own; then, in
 * another, they are read, matched and published, each document once.
 */
@Singleton
class Intake {

    private final Archive archive;
    private final OrderBook orders;
    private final InboundDocuments inbound;
    private final Messages messages;
    private final UnitOfWork work;
    private final Clock clock;

    Intake(
            Archive archive,
            OrderBook orders,
            InboundDocuments inbound,
            Messages messages,
            UnitOfWork work,
            Clock clock) {
        this.archive = archive;
        this.orders = orders;
        this.inbound = inbound;
        this.messages = messages;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Whose document it is and where it came from.
     *
     * @param source {@code api}, or a file's name
     */
    record Origin(CoopId coop, SupplierId supplier, String source) {}

    Taken take(Origin origin, byte[] bytes, ReadableFormat format, FormatOptions options) {
        ContentHash hash = work.of(() -> archive.keep(origin.coop(), origin.supplier(), bytes));
        Read read = format.read(bytes, options);
        return work.of(
                () -> {
                    Taken taken = decide(origin, hash, bytes, read);
                    inbound.note(origin, taken);
                    return taken;
                });
    }

    private Taken decide(Origin origin, ContentHash hash, byte[] bytes, Read read) {
        return switch (read) {
            case Read.NotUnderstood not -> new Taken.NotUnderstood(hash, not.problems());
            case Read.Understood understood -> match(origin, hash, bytes, understood.document());
        };
    }

    private Taken match(Origin origin, ContentHash hash, byte[] bytes, InboundDocument document) {
        Optional<KnownOrder> order =
                orders.find(origin.coop(), origin.supplier(), document.orderNumber());
        List<FieldProblem> problems =
                order.map(known -> unknown(document, known))
                        .orElseGet(
                                () ->
                                        List.of(
                                                new FieldProblem(
                                                        "/orderNumber",
                                                        "no purchase order has this number")));
        if (order.isEmpty() || !problems.isEmpty()) {
            return new Taken.NotMatched(hash, document, problems);
        }
        Identity identity =
                new Identity(
                        origin.coop(),
                        origin.supplier(),
                        Identity.Direction.IN,
                        document.type(),
                        document.number(),
                        0);
        return switch (archive.keep(identity, bytes)) {
            case SAME -> new Taken.Before(hash, document);
            case CONFLICT -> new Taken.Conflict(hash, document);
            case NEW -> {
                publish(origin, document, order.get());
                yield new Taken.Now(hash, document);
            }
        };
    }

    /**
     * An answer speaks of what was ordered; what a bill holds is for the three-way match to say.
     */
    private static List<FieldProblem> unknown(InboundDocument document, KnownOrder order) {
        List<FieldProblem> problems = new ArrayList<>();
        if (document instanceof InboundDocument.OrderResponse response) {
            for (int i = 0; i < response.lines().size(); i++) {
                if (!order.skus().contains(response.lines().get(i).sku())) {
                    problems.add(
                            new FieldProblem("/lines/" + i + "/sku", "the order has no such line"));
                }
            }
        }
        return problems;
    }

    private void publish(Origin origin, InboundDocument document, KnownOrder order) {
        Instant now = clock.instant();
        switch (document) {
            case InboundDocument.OrderResponse response -> {
                messages.append(
                        OrderResponse.TOPIC,
                        order.purchaseOrder(),
                        Published.response(
                                origin.coop(),
                                origin.supplier(),
                                order.purchaseOrder(),
                                response,
                                now));
                orders.answered(
                        origin.coop(),
                        order,
                        state(response.verdict()),
                        "the supplier answered with " + response.number());
            }
            case InboundDocument.Invoice invoice ->
                    messages.append(
                            SupplierInvoice.TOPIC,
                            origin.supplier().value(),
                            Published.invoice(origin.coop(), origin.supplier(), invoice, now));
        }
    }

    private static State state(OrderResponse.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> State.ACCEPTED;
            case CHANGED -> State.CHANGED;
            case REJECTED -> State.REJECTED;
        };
    }
}
