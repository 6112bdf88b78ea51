package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes a supplier's answer to a purchase order, by the feed or typed in by a buyer. */
@Singleton
class Answering {

    static final int NUMBER_MAX = 100;
    static final int NOTE_MAX = 1000;
    static final int LINE_NOTE_MAX = 500;

    private final LockedOrders locked;
    private final PurchaseOrders orders;
    private final OrderResponses responses;
    private final Audit audit;

    Answering(LockedOrders locked, PurchaseOrders orders, OrderResponses responses, Audit audit) {
        this.locked = locked;
        this.orders = orders;
        this.responses = responses;
        this.audit = audit;
    }

    /**
     * By the feed.
     *
     * @return why it cannot be an answer to any purchase order; nothing: it was kept
     */
    @Transactional
    Optional<String> byFeed(OrderResponse response) {
        Optional<PurchaseOrder> order =
                locked.maybe(
                        new CoopId(response.coopId()),
                        new PurchaseOrderId(response.purchaseOrderId()));
        if (order.isEmpty()) {
            return Optional.of(PurchasingReason.NO_SUCH_PURCHASE_ORDER.message());
        }
        OrderContent content = order.get().content();
        if (!content.supplier().value().equals(response.supplierId())) {
            return Optional.of("purchase order " + content.number() + " is not this supplier's");
        }
        if (!canBeAnswered(order.get())) {
            return Optional.of(PurchasingReason.NOT_APPROVED.message());
        }
        SupplierAnswer answer;
        try {
            answer = read(content, response);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            return Optional.of("the answer cannot be read: " + e.getMessage());
        }
        responses.keep(content, answer, null);
        return Optional.empty();
    }

    /** Typed in by a buyer, from a letter or a telephone call. */
    @Transactional
    PurchaseOrder byHand(
            Caller caller, PurchaseOrderId id, Function<OrderContent, SupplierAnswer> answer) {
        PurchaseOrder order = locked.find(caller.coop(), id);
        if (!canBeAnswered(order)) {
            throw new Refused(PurchasingReason.NOT_APPROVED);
        }
        SupplierAnswer read = answer.apply(order.content());
        if (responses.isKnown(order.content(), read)) {
            return order;
        }
        responses.keep(order.content(), read, caller.account());
        audit.record(
                caller,
                "purchase-order.answered",
                "purchase-order/" + id,
                read.documentNumber() + ": " + read.verdict());
        return orders.find(caller.coop(), id).orElseThrow();
    }

    /** An answer may also come after a cancellation: it is kept, and shown. */
    static boolean canBeAnswered(PurchaseOrder order) {
        return switch (order) {
            case PurchaseOrder.Approved _ -> true;
            case PurchaseOrder.Cancelled cancelled -> cancelled.cancellation().wasApproved();
            case PurchaseOrder.Draft _,
                    PurchaseOrder.Dropped _,
                    PurchaseOrder.AwaitingSecondApproval _ ->
                    false;
        };
    }

    private static SupplierAnswer read(OrderContent content, OrderResponse response) {
        List<SupplierAnswer.Line> lines = new ArrayList<>();
        for (OrderResponse.Line line : response.lines()) {
            lines.add(line(content, line));
        }
        String date = response.deliveryDate();
        Integer revision = response.revision();
        return new SupplierAnswer(
                revision == null ? content.revision() : Math.min(revision, content.revision()),
                response.documentNumber()
                        .substring(0, Math.min(response.documentNumber().length(), NUMBER_MAX)),
                response.verdict(),
                shortened(response.note(), NOTE_MAX),
                date == null ? null : LocalDate.parse(date),
                lines,
                Instant.parse(response.receivedAt()));
    }

    private static SupplierAnswer.Line line(OrderContent content, OrderResponse.Line line) {
        Currency currency = content.currency();
        String price = line.unitPrice();
        return new SupplierAnswer.Line(
                line.sku(),
                offer(content, line.sku()),
                Units.parse(line.units()),
                price == null ? null : UnitPrice.parse(price, currency),
                shortened(line.note(), LINE_NOTE_MAX));
    }

    static @Nullable OfferId offer(OrderContent content, String sku) {
        return content.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(OrderLine::offer)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String shortened(@Nullable String text, int max) {
        return text == null ? null : text.substring(0, Math.min(text.length(), max));
    }
}
