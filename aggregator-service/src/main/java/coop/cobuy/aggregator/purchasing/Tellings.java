package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the members of a purchase order that it comes to nothing, or to something else for them: a
 * thousand in a transaction, so that it goes on after a crash.
 */
@Singleton
class Tellings {

    private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int OPEN_MAX = 100;

    private final TellingRows rows;
    private final PurchaseOrders orders;
    private final OrderMembers members;
    private final TellingStep step;
    private final FrozenRounds rounds;
    private final Changes changes;

    Tellings(
            TellingRows rows,
            PurchaseOrders orders,
            OrderMembers members,
            TellingStep step,
            FrozenRounds rounds,
            Changes changes) {
        this.rows = rows;
        this.orders = orders;
        this.members = members;
        this.step = step;
        this.rounds = rounds;
        this.changes = changes;
    }

    /** What is told. */
    enum Kind {
        /** A minimum of the supplier was missed, and nothing is ordered of it. */
        DROPPED,
        /** It is approved, but for offers whose minimum was missed. */
        LINES_MISSED,
        /** The purchase order was cancelled. */
        CANCELLED,
        /** All of its round is decided: what the round brings each of its members is known. */
        RESULT,
        /** It was changed after it was sent: to those who get something else by that. */
        CHANGED
    }

    /**
     * What a row asks for.
     *
     * @param revision of a change, each of which is told by itself; 0 for all else
     */
    private record Topic(Kind kind, int revision) {

        private static final String CHANGED = Kind.CHANGED + "-";

        static Topic of(TellingRow row) {
            return row.kind().startsWith(CHANGED)
                    ? new Topic(
                            Kind.CHANGED, Integer.parseInt(row.kind().substring(CHANGED.length())))
                    : new Topic(Kind.valueOf(row.kind()), 0);
        }
    }

    /** In the transaction of what is to be told. Wanted again, it is not told again. */
    @Transactional
    void want(CoopId coop, PurchaseOrderId order, Kind kind) {
        want(coop, order, kind.name());
    }

    /** The same of one change of the order. */
    @Transactional
    void wantChange(CoopId coop, PurchaseOrderId order, int revision) {
        want(coop, order, Topic.CHANGED + revision);
    }

    private void want(CoopId coop, PurchaseOrderId order, String kind) {
        if (rows.lock(coop.value(), order.value(), kind).isEmpty()) {
            rows.save(new TellingRow(coop.value(), order.value(), kind, NOBODY, false));
        }
    }

    /**
     * Does what is wanted and not done. What fails stays wanted. Results, which all members of a
     * round are told, keep nobody waiting: see {@link #runResults}.
     */
    void runOpen() {
        run(rows.open(OPEN_MAX));
    }

    /** Tells results of rounds of which nothing is left to be decided. */
    void runResults() {
        run(rows.openResults(OPEN_MAX));
    }

    private void run(List<TellingRow> wanted) {
        for (TellingRow row : wanted) {
            try {
                run(row);
            } catch (RuntimeException e) {
                LOG.error("Telling the members of purchase order {} failed", row, e);
            }
        }
    }

    private void run(TellingRow row) {
        CoopId coop = new CoopId(row.coopId());
        PurchaseOrderId id = new PurchaseOrderId(row.purchaseOrderId());
        Topic topic = Topic.of(row);
        Optional<PurchaseOrder> order = orders.find(coop, id);
        if (order.isEmpty()) {
            return;
        }
        Optional<Messenger.Message> message =
                switch (topic.kind()) {
                    case CHANGED -> changed(order.get(), topic.revision());
                    case RESULT -> result(order.get());
                    case DROPPED, LINES_MISSED, CANCELLED ->
                            message(order.get(), topic.kind(), carries(order.get()));
                };
        if (message.isEmpty()) {
            step.done(row, row.afterMember());
            return;
        }
        List<MemberId> next = new ArrayList<>();
        members.after(
                coop,
                id,
                row.afterMember(),
                whom(topic),
                TellingStep.MEMBERS,
                some -> {
                    step.tell(row, some, message.get());
                    next.clear();
                    next.addAll(some);
                });
        step.done(row, next.isEmpty() ? row.afterMember() : next.getLast().value());
    }

    private static OrderMembers.Whom whom(Topic topic) {
        return switch (topic.kind()) {
            case DROPPED, CANCELLED, RESULT -> new OrderMembers.Whom.All();
            case LINES_MISSED -> new OrderMembers.Whom.Of(ReasonCode.MINIMUM_MISSED);
            case CHANGED -> new OrderMembers.Whom.ChangedIn(topic.revision());
        };
    }

    /** Nothing, if the order was cancelled meanwhile: that is told instead. */
    private Optional<Messenger.Message> changed(PurchaseOrder order, int revision) {
        OrderContent content = order.content();
        if (!(order instanceof PurchaseOrder.Approved)) {
            return Optional.empty();
        }
        return changes.ofOrder(content).stream()
                .filter(change -> change.revision() == revision)
                .findFirst()
                .map(
                        change ->
                                Messenger.Message.of(
                                        messageId(Topic.CHANGED + revision, content),
                                        "purchase-order.changed-for-you",
                                        link(content),
                                        content.supplierName(),
                                        content.number(),
                                        change.reason()));
    }

    /** The same for all purchase orders of a round, so that each member is told once. */
    private Optional<Messenger.Message> result(PurchaseOrder order) {
        if (!(order instanceof PurchaseOrder.Approved)) {
            return Optional.empty();
        }
        OrderContent content = order.content();
        String name = Kind.RESULT + "/" + content.round();
        Object round =
                rounds.find(content.coop(), content.round())
                        .<Object>map(frozen -> frozen.snapshot().roundName())
                        .orElseGet(() -> Sentence.beside(Tellings.class, "round.unknown"));
        return Optional.of(
                Messenger.Message.of(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        "round.result",
                        link(content),
                        round));
    }

    private static UUID messageId(String what, OrderContent content) {
        return UUID.nameUUIDFromBytes((what + "/" + content.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static String link(OrderContent content) {
        return "/api/v1/rounds/" + content.round() + "/allotments";
    }

    private boolean carries(PurchaseOrder order) {
        OrderContent content = order.content();
        return rounds.find(content.coop(), content.round())
                .filter(CarryOvers::isWanted)
                .isPresent();
    }

    /**
     * Nothing, if it is no longer so: the drafts were made again meanwhile.
     *
     * @param carries whether what a missed minimum leaves goes into the next round
     */
    private static Optional<Messenger.Message> message(
            PurchaseOrder order, Kind kind, boolean carries) {
        OrderContent content = order.content();
        String supplier = content.supplierName();
        String link = link(content);
        UUID id = messageId(kind.name(), content);
        Object next = carries ? Sentence.beside(Tellings.class, "next-round") : "";
        return switch (order) {
            case PurchaseOrder.Dropped dropped when kind == Kind.DROPPED ->
                    Optional.of(
                            Messenger.Message.of(
                                    id,
                                    "purchase-order.dropped",
                                    link,
                                    supplier,
                                    AllotmentTexts.whyDropped(content, dropped.reason()),
                                    next));
            case PurchaseOrder.Cancelled cancelled when kind == Kind.CANCELLED ->
                    Optional.of(
                            Messenger.Message.of(
                                    id,
                                    "purchase-order.cancelled",
                                    link,
                                    supplier,
                                    AllotmentTexts.whyCancelled(
                                            content, cancelled.cancellation())));
            case PurchaseOrder.Approved _ when kind == Kind.LINES_MISSED ->
                    Optional.of(
                            Messenger.Message.of(
                                    id, "purchase-order.lines-missed", link, supplier, next));
            default -> Optional.empty();
        };
    }
}
