package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.adapter.publish.OrderBook.KnownLine;
import coop.cobuy.adapter.publish.OrderBook.KnownOrder;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Each document of a file by itself, in its order; at least one. */
    List<Taken> take(Origin origin, byte[] bytes, ReadableFormat format, FormatOptions options) {
        ContentHash hash = work.of(() -> archive.keep(origin.coop(), origin.supplier(), bytes));
        Read read = format.read(bytes, options);
        return work.of(
                () -> {
                    List<Taken> parts = decide(origin, hash, bytes, read);
                    inbound.note(origin, parts);
                    return parts;
                });
    }

    private List<Taken> decide(Origin origin, ContentHash hash, byte[] bytes, Read read) {
        List<Taken> parts = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Read part : read.parts()) {
            boolean twice =
                    part instanceof Read.Understood(InboundDocument document, var problems)
                            && !seen.add(List.of(document.type(), document.number()));
            parts.add(
                    twice
                            ? new Taken.Conflict(hash, ((Read.Understood) part).document())
                            : one(origin, hash, bytes, part));
        }
        return List.copyOf(parts);
    }

    private Taken one(Origin origin, ContentHash hash, byte[] bytes, Read read) {
        return switch (read) {
            case Read.NotUnderstood not -> new Taken.NotUnderstood(hash, not.problems());
            case Read.Understood understood -> match(origin, hash, bytes, understood);
            case Read.Several several ->
                    throw new IllegalStateException("a part holds several: " + several);
        };
    }

    private Taken match(Origin origin, ContentHash hash, byte[] bytes, Read.Understood read) {
        InboundDocument document = read.document();
        if (document instanceof InboundDocument.PriceList) {
            return keep(origin, hash, bytes, read, Optional.empty());
        }
        String number = document.orderNumber();
        if (number == null) {
            return notMatched(hash, read, "/orderNumber", "the document names no purchase order");
        }
        Optional<KnownOrder> order = orders.find(origin.coop(), origin.supplier(), number);
        if (order.isEmpty()) {
            return notMatched(hash, read, "/orderNumber", "no purchase order has this number");
        }
        List<FieldProblem> problems = unknown(document, order.get());
        return problems.isEmpty()
                ? keep(origin, hash, bytes, read, order)
                : new Taken.NotMatched(hash, document, problems);
    }

    private static Taken notMatched(
            ContentHash hash, Read.Understood read, String pointer, String reason) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.add(new FieldProblem(pointer, reason));
        problems.addAll(read.problems());
        return new Taken.NotMatched(hash, read.document(), problems);
    }

    private Taken keep(
            Origin origin,
            ContentHash hash,
            byte[] bytes,
            Read.Understood read,
            Optional<KnownOrder> order) {
        InboundDocument document = read.document();
        Identity identity =
                new Identity(
                        origin.coop(),
                        origin.supplier(),
                        Identity.Direction.IN,
                        document.type(),
                        document.number(),
                        0);
        return switch (archive.keep(identity, bytes)) {
            case SAME -> new Taken.Before(hash, document, read.problems());
            case CONFLICT -> new Taken.Conflict(hash, document);
            case NEW -> {
                publish(origin, document, order);
                yield new Taken.Now(hash, document, read.problems());
            }
        };
    }

    /**
     * An answer and an advice speak of what was ordered; what else a bill holds is for the
     * three-way match to say. None may count in another unit than the order.
     */
    private static List<FieldProblem> unknown(InboundDocument document, KnownOrder order) {
        List<ItemReference> items =
                switch (document) {
                    case InboundDocument.OrderResponse response ->
                            response.lines().stream().map(ResponseLine::item).toList();
                    case InboundDocument.DespatchAdvice advice ->
                            advice.lines().stream().map(DespatchLine::item).toList();
                    case InboundDocument.Invoice invoice ->
                            invoice.lines().stream().map(InvoiceLine::item).toList();
                    case InboundDocument.PriceList prices -> List.of();
                };
        boolean billed = document instanceof InboundDocument.Invoice;
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ItemReference item = items.get(i);
            Optional<KnownLine> line = order.line(item);
            if (line.isEmpty() && !billed) {
                problems.add(
                        new FieldProblem(
                                "/lines/" + i + "/sku",
                                "the order has no such line: " + item.shown()));
            }
            if (line.isPresent() && !item.countsIn(line.get().unit())) {
                problems.add(
                        new FieldProblem(
                                "/lines/" + i + "/unit",
                                "counts in %s what was ordered in %s: %s"
                                        .formatted(item.unit(), line.get().unit(), item.shown())));
            }
        }
        return problems;
    }

    private void publish(Origin origin, InboundDocument document, Optional<KnownOrder> order) {
        Published published = new Published(origin, clock.instant());
        switch (document) {
            case InboundDocument.OrderResponse response -> {
                KnownOrder known = order.orElseThrow();
                messages.append(
                        OrderResponse.TOPIC,
                        known.purchaseOrder(),
                        published.response(response, known));
                orders.answered(
                        origin.coop(),
                        known,
                        state(response.verdict()),
                        "the supplier answered with " + response.number());
            }
            case InboundDocument.DespatchAdvice advice ->
                    messages.append(
                            DespatchAdvice.TOPIC,
                            order.orElseThrow().purchaseOrder(),
                            published.advice(advice, order.orElseThrow()));
            case InboundDocument.Invoice invoice ->
                    messages.append(
                            SupplierInvoice.TOPIC,
                            origin.supplier().value(),
                            published.invoice(invoice, order.orElseThrow()));
            case InboundDocument.PriceList prices -> {
                for (PriceList part : published.prices(prices)) {
                    messages.append(PriceList.TOPIC, origin.supplier().value(), part);
                }
            }
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
