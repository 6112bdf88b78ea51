package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What suppliers say is on its way. All advices of a purchase order count together; one that was
 * sent twice counts once, by its number.
 */
@Singleton
public class Shipments {

    private static final int NUMBER_MAX = 100;
    private static final int NOTE_MAX = 1000;
    private static final int LINE_NOTE_MAX = 500;

    private final LockedOrders locked;
    private final DespatchRows despatches;
    private final DespatchLineRows lines;

    Shipments(LockedOrders locked, DespatchRows despatches, DespatchLineRows lines) {
        this.locked = locked;
        this.despatches = despatches;
        this.lines = lines;
    }

    /** In the order of their arrival. */
    @Transactional
    public List<Shipment> ofOrder(CoopId coop, PurchaseOrderId order) {
        List<DespatchRow> rows = despatches.ofOrder(coop.value(), order.value());
        List<DespatchLineRow> all =
                rows.isEmpty() ? List.of() : lines.ofOrder(coop.value(), order.value());
        return rows.stream().map(row -> shipment(row, all)).toList();
    }

    /**
     * By the feed.
     *
     * @return why it cannot be about any purchase order; nothing: it was kept, now or before
     */
    @Transactional
    Optional<String> byFeed(DespatchAdvice advice) {
        Optional<PurchaseOrder> order =
                locked.maybe(
                        new CoopId(advice.coopId()), new PurchaseOrderId(advice.purchaseOrderId()));
        if (order.isEmpty()) {
            return Optional.of(PurchasingReason.NO_SUCH_PURCHASE_ORDER.message());
        }
        OrderContent content = order.get().content();
        if (!content.supplier().value().equals(advice.supplierId())) {
            return Optional.of("purchase order " + content.number() + " is not this supplier's");
        }
        if (!Answering.canBeAnswered(order.get())) {
            return Optional.of(PurchasingReason.NOT_APPROVED.message());
        }
        try {
            keep(content, read(content, advice));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            return Optional.of("the despatch advice cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * By the supplier itself, to a purchase order whose row the caller has locked.
     *
     * @return whether it is new: the same again does nothing
     * @throws Refused if its number stands for something else
     */
    @Transactional
    boolean announce(OrderContent content, Shipment shipment) {
        Optional<Shipment> before =
                ofOrder(content.coop(), content.id()).stream()
                        .filter(each -> each.documentNumber().equals(shipment.documentNumber()))
                        .findFirst();
        if (before.isEmpty()) {
            keep(content, shipment);
            return true;
        }
        if (!before.get().saysTheSameAs(shipment)) {
            throw new Refused(PurchasingReason.SHIPMENT_NUMBER_TAKEN);
        }
        return false;
    }

    private void keep(OrderContent content, Shipment shipment) {
        UUID coop = content.coop().value();
        UUID order = content.id().value();
        List<DespatchRow> before = despatches.ofOrder(coop, order);
        if (before.stream().anyMatch(r -> r.documentNumber().equals(shipment.documentNumber()))) {
            return;
        }
        int number = before.size() + 1;
        despatches.save(
                new DespatchRow(
                        coop,
                        order,
                        number,
                        shipment.documentNumber(),
                        shipment.despatchedOnOrNull(),
                        shipment.deliveryDateOrNull(),
                        shipment.noteOrNull(),
                        LocalDateTime.ofInstant(shipment.receivedAt(), ZoneOffset.UTC)));
        List<DespatchLineRow> rows = new ArrayList<>();
        for (Shipment.Line line : shipment.lines()) {
            Units weight = line.weightKgOrNull();
            rows.add(
                    new DespatchLineRow(
                            coop,
                            order,
                            number,
                            rows.size() + 1,
                            line.sku(),
                            line.offer().map(OfferId::value).orElse(null),
                            line.units().milli(),
                            weight == null ? null : weight.milli(),
                            line.lotOrNull(),
                            line.bestBeforeOrNull(),
                            line.noteOrNull()));
        }
        lines.saveAll(rows);
    }

    private static Shipment read(OrderContent content, DespatchAdvice advice) {
        return new Shipment(
                String.valueOf(shortened(advice.documentNumber(), NUMBER_MAX)),
                day(advice.despatchedOn()),
                day(advice.deliveryDate()),
                shortened(advice.note(), NOTE_MAX),
                advice.lines().stream().map(line -> line(content, line)).toList(),
                Instant.parse(advice.receivedAt()));
    }

    private static Shipment.Line line(OrderContent content, DespatchAdvice.Line line) {
        String weight = line.weightKg();
        return new Shipment.Line(
                line.sku(),
                Answering.offer(content, line.sku()),
                Units.parse(line.units()),
                weight == null ? null : Units.parse(weight),
                shortened(line.lot(), NUMBER_MAX),
                day(line.bestBefore()),
                shortened(line.note(), LINE_NOTE_MAX));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String shortened(@Nullable String text, int max) {
        return text == null ? null : text.substring(0, Math.min(text.length(), max));
    }

    private static Shipment shipment(DespatchRow row, List<DespatchLineRow> all) {
        return new Shipment(
                row.documentNumber(),
                row.despatchedOn(),
                row.deliveryDate(),
                row.note(),
                all.stream()
                        .filter(line -> line.despatchNo() == row.despatchNo())
                        .map(Shipments::line)
                        .toList(),
                row.receivedAt().toInstant(ZoneOffset.UTC));
    }

    private static Shipment.Line line(DespatchLineRow row) {
        UUID offer = row.offerId();
        Long weight = row.weightMilli();
        return new Shipment.Line(
                row.sku(),
                offer == null ? null : new OfferId(offer),
                new Units(row.unitsMilli()),
                weight == null ? null : new Units(weight),
                row.lot(),
                row.bestBefore(),
                row.note());
    }
}
