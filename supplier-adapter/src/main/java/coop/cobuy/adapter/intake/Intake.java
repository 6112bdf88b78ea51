package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.intake.Interchanges.Judged;
import coop.cobuy.adapter.intake.Interchanges.Message;
import coop.cobuy.adapter.platform.Messages;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.adapter.publish.Acknowledgements;
import coop.cobuy.adapter.publish.Acknowledgements.Arrival;
import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.adapter.publish.OrderBook.KnownLine;
import coop.cobuy.adapter.publish.OrderBook.KnownOrder;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
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
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes suppliers' documents. First the bytes are kept, in a transaction of their own; then, in
 * another, they are read, matched and published, each document once.
 */
@Singleton
class Intake {

    /** The longest document that is taken by any way. */
    static final int BYTES_MAX = 8_000_000;

    /** A message of the log holds no more. */
    private static final int MESSAGE_BYTES_MAX = 700_000;

    private final Archive archive;
    private final OrderBook orders;
    private final InboundDocuments inbound;
    private final Interchanges interchanges;
    private final Acknowledgements acknowledgements;
    private final Mappings mappings;
    private final Messages messages;
    private final UnitOfWork work;
    private final Clock clock;

    Intake(
            Archive archive,
            OrderBook orders,
            InboundDocuments inbound,
            Interchanges interchanges,
            Acknowledgements acknowledgements,
            Mappings mappings,
            Messages messages,
            UnitOfWork work,
            Clock clock) {
        this.archive = archive;
        this.orders = orders;
        this.inbound = inbound;
        this.interchanges = interchanges;
        this.acknowledgements = acknowledgements;
        this.mappings = mappings;
        this.messages = messages;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Whose document it is and where it came from.
     *
     * @param source {@link #BROUGHT}, or a file's name
     */
    record Origin(CoopId coop, SupplierId supplier, String source) {

        /** By the API. */
        static final String BROUGHT = "api";

        Optional<String> file() {
            return source.equals(BROUGHT) ? Optional.empty() : Optional.of(source);
        }
    }

    /** Each document of a file by itself, in its order; at least one. */
    List<Taken> take(Origin origin, byte[] bytes, ReadableFormat format, FormatOptions options) {
        List<Taken> parts = take(origin, bytes, format, options, true);
        acknowledgements.signal();
        return parts;
    }

    /** Reads what came before once more; its sender is told nothing. */
    List<Taken> takeAgain(
            Origin origin, byte[] bytes, ReadableFormat format, FormatOptions options) {
        return take(origin, bytes, format, options, false);
    }

    private List<Taken> take(
            Origin origin,
            byte[] bytes,
            ReadableFormat format,
            FormatOptions options,
            boolean answering) {
        ContentHash hash = work.of(() -> archive.keep(origin.coop(), origin.supplier(), bytes));
        Reading reading = new Reading(origin, hash, bytes, format, options);
        if (format instanceof EnvelopeFormat envelopes) {
            List<Interchange> opened = envelopes.open(bytes, options);
            return take(
                    reading,
                    () -> {
                        Judged judged = interchanges.judge(origin, bytes, opened);
                        if (answering) {
                            acknowledgements.answer(
                                    new Arrival(
                                            origin.coop(),
                                            origin.supplier(),
                                            origin.file(),
                                            envelopes,
                                            bytes,
                                            opened,
                                            judged.repeated()));
                        }
                        return judged.messages();
                    });
        }
        List<Message> read = format.read(bytes, options).parts().stream().map(Message::of).toList();
        return take(reading, () -> read);
    }

    private List<Taken> take(Reading reading, Supplier<List<Message>> messages) {
        return work.of(
                () -> {
                    List<Taken> parts = decide(reading, messages.get());
                    inbound.note(reading.origin(), reading.format(), parts);
                    return parts;
                });
    }

    /** What is being read, and how. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Reading(
            Origin origin,
            ContentHash hash,
            byte[] bytes,
            ReadableFormat format,
            FormatOptions options) {}

    private List<Taken> decide(Reading reading, List<Message> messages) {
        List<Taken> parts = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Message message : messages) {
            parts.add(
                    switch (message.part()) {
                        case Part.Document(Read read) -> document(reading, read, seen);
                        case Part.Receipt receipt -> receipt(reading, receipt, message.again());
                    });
        }
        return List.copyOf(parts);
    }

    private Taken document(Reading reading, Read read, Set<List<Object>> seen) {
        boolean twice =
                read instanceof Read.Understood(InboundDocument document, var problems)
                        && !seen.add(List.of(document.type(), document.number()));
        return twice
                ? new Taken.Conflict(reading.hash(), ((Read.Understood) read).document())
                : one(reading, read);
    }

    /** What was said before is not said again: the document may have gone out anew since. */
    private Taken receipt(Reading reading, Part.Receipt receipt, boolean again) {
        CoopId coop = reading.origin().coop();
        SupplierId supplier = reading.origin().supplier();
        String reference = receipt.controlReference();
        boolean known =
                again
                        ? orders.hasNumbered(coop, supplier, reference)
                        : orders.received(
                                coop, supplier, reference, receipt.understood(), receipt.detail());
        return known
                ? new Taken.Receipt(reading.hash(), receipt)
                : new Taken.NotUnderstood(
                        reading.hash(),
                        List.of(
                                new FieldProblem(
                                        reference,
                                        "no document of ours went out under this number")));
    }

    private Taken one(Reading reading, Read read) {
        return switch (read) {
            case Read.NotUnderstood not -> new Taken.NotUnderstood(reading.hash(), not.problems());
            case Read.Understood understood -> match(reading, understood);
            case Read.Several several ->
                    throw new IllegalStateException("a part holds several: " + several);
        };
    }

    private Taken match(Reading reading, Read.Understood read) {
        Origin origin = reading.origin();
        InboundDocument document =
                mappings.apply(origin.coop(), origin.supplier(), read.document());
        Read.Understood mapped = new Read.Understood(document, read.problems());
        if (document instanceof InboundDocument.PriceList) {
            return keep(reading, mapped, Optional.empty());
        }
        String number = document.orderNumber();
        if (number == null) {
            return notMatched(reading, mapped, "the document names no purchase order");
        }
        Optional<KnownOrder> order = orders.find(origin.coop(), origin.supplier(), number);
        if (order.isEmpty()) {
            return notMatched(reading, mapped, "no purchase order has this number");
        }
        List<FieldProblem> problems = unknown(document, order.get());
        return problems.isEmpty()
                ? keep(reading, mapped, order)
                : new Taken.NotMatched(reading.hash(), document, problems);
    }

    private static Taken notMatched(Reading reading, Read.Understood read, String reason) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.add(new FieldProblem("/orderNumber", reason));
        problems.addAll(read.problems());
        return new Taken.NotMatched(reading.hash(), read.document(), problems);
    }

    private Taken keep(Reading reading, Read.Understood read, Optional<KnownOrder> order) {
        InboundDocument document = read.document();
        List<Outgoing> outgoing = outgoing(reading.origin(), document, order);
        for (Outgoing message : outgoing) {
            int length = WireJson.write(message.message()).length;
            if (length > MESSAGE_BYTES_MAX) {
                String reason = "has too many lines to be passed on: " + length + " bytes";
                return new Taken.NotUnderstood(
                        reading.hash(), List.of(new FieldProblem("/lines", reason)));
            }
        }
        Identity identity = identity(reading.origin(), document);
        return switch (archive.keep(identity, reading.bytes())) {
            case SAME -> new Taken.Before(reading.hash(), document, read.problems());
            case CONFLICT ->
                    isWhatCameBefore(reading, identity, document)
                            ? new Taken.Before(reading.hash(), document, read.problems())
                            : new Taken.Conflict(reading.hash(), document);
            case NEW -> {
                outgoing.forEach(
                        message ->
                                messages.append(message.topic(), message.key(), message.message()));
                answered(reading.origin(), document, order);
                yield new Taken.Now(reading.hash(), document, read.problems());
            }
        };
    }

    private static Identity identity(Origin origin, InboundDocument document) {
        return new Identity(
                origin.coop(),
                origin.supplier(),
                Identity.Direction.IN,
                document.type(),
                document.number(),
                0);
    }

    /**
     * The same document in other bytes, as in a new envelope, is no conflict. What it was before is
     * read again from the archive.
     */
    private boolean isWhatCameBefore(Reading reading, Identity identity, InboundDocument document) {
        Origin origin = reading.origin();
        Optional<byte[]> before =
                archive.hash(identity)
                        .flatMap(hash -> archive.bytes(origin.coop(), origin.supplier(), hash));
        return before.isPresent()
                && reading.format().read(before.get(), reading.options()).parts().stream()
                        .filter(Read.Understood.class::isInstance)
                        .map(part -> ((Read.Understood) part).document())
                        .map(old -> mappings.apply(origin.coop(), origin.supplier(), old))
                        .anyMatch(document::equals);
    }

    /**
     * An answer and an advice speak of what was ordered; what else a bill holds is for the
     * three-way match to say. None may count in another unit than the order, but a bill may count
     * kilograms of pieces.
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
            if (line.isPresent()
                    && !item.countsIn(line.get().unit())
                    && !(billed && item.weighs(line.get().unit()))) {
                problems.add(
                        new FieldProblem(
                                "/lines/" + i + "/unit",
                                "counts in %s what was ordered in %s: %s"
                                        .formatted(item.unit(), line.get().unit(), item.shown())));
            }
        }
        return problems;
    }

    private record Outgoing(String topic, UUID key, Object message) {}

    private List<Outgoing> outgoing(
            Origin origin, InboundDocument document, Optional<KnownOrder> order) {
        Published published = new Published(origin, clock.instant());
        UUID supplier = origin.supplier().value();
        return switch (document) {
            case InboundDocument.OrderResponse response ->
                    List.of(
                            new Outgoing(
                                    OrderResponse.TOPIC,
                                    order.orElseThrow().purchaseOrder(),
                                    published.response(response, order.orElseThrow())));
            case InboundDocument.DespatchAdvice advice ->
                    List.of(
                            new Outgoing(
                                    DespatchAdvice.TOPIC,
                                    order.orElseThrow().purchaseOrder(),
                                    published.advice(advice, order.orElseThrow())));
            case InboundDocument.Invoice invoice ->
                    List.of(
                            new Outgoing(
                                    SupplierInvoice.TOPIC,
                                    supplier,
                                    published.invoice(invoice, order.orElseThrow())));
            case InboundDocument.PriceList prices ->
                    published.prices(prices).stream()
                            .map(part -> new Outgoing(PriceList.TOPIC, supplier, part))
                            .toList();
        };
    }

    private void answered(Origin origin, InboundDocument document, Optional<KnownOrder> order) {
        if (document instanceof InboundDocument.OrderResponse response) {
            orders.answered(
                    origin.coop(),
                    order.orElseThrow(),
                    state(response.verdict()),
                    DeliveryDetail.SUPPLIER_ANSWERED.of(response.number()));
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
