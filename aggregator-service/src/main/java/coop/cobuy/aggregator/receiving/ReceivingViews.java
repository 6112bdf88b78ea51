package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.receiving.ReceivingView.LineView;
import coop.cobuy.aggregator.receiving.ReceivingView.ReceiptLineView;
import coop.cobuy.aggregator.receiving.ReceivingView.ReceiptView;
import coop.cobuy.aggregator.receiving.ReceivingView.WeightView;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.ReceiptId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what the API shows of a receiving. */
@Singleton
class ReceivingViews {

    private final ReceivingRows receiving;
    private final ReceiptRows receipts;
    private final ReceiptLineRows lines;
    private final Receipts sums;

    ReceivingViews(
            ReceivingRows receiving, ReceiptRows receipts, ReceiptLineRows lines, Receipts sums) {
        this.receiving = receiving;
        this.receipts = receipts;
        this.lines = lines;
        this.sums = sums;
    }

    @Transactional
    ReceivingView view(OrderContent order) {
        UUID coop = order.coop().value();
        UUID id = order.id().value();
        ReceivingRow row = receiving.find(coop, id).orElse(null);
        return new ReceivingView(
                order.id(),
                order.number(),
                row == null ? ReceivingState.OPEN.name() : row.state(),
                row == null || row.closedAt() == null ? null : UtcTime.instant(row.closedAt()),
                lines(order),
                receipts(coop, id));
    }

    private List<LineView> lines(OrderContent order) {
        Map<OfferId, Units> received = sums.received(order.coop(), order.id());
        Map<OfferId, Units> damaged = sums.damaged(order.coop(), order.id());
        Map<OfferId, Units> weights = sums.weights(order);
        Map<OfferId, ReceivedLine> shared =
                sums.lines(order.coop(), order.id()).stream()
                        .collect(Collectors.toMap(ReceivedLine::offer, Function.identity()));
        return order.ordered()
                .map(
                        line ->
                                line(
                                        line,
                                        received.getOrDefault(line.offer(), Units.ZERO),
                                        damaged.getOrDefault(line.offer(), Units.ZERO),
                                        weights.getOrDefault(line.offer(), Units.ZERO),
                                        shared.get(line.offer())))
                .toList();
    }

    private static LineView line(
            OrderLine line,
            Units received,
            Units damaged,
            Units kilograms,
            @Nullable ReceivedLine shared) {
        ReceivedLine.Weight weighed = shared == null ? null : shared.weightOrNull();
        return new LineView(
                line.offer(),
                line.sku(),
                line.name(),
                line.units(),
                received,
                damaged,
                line.units().minus(line.units().min(received)),
                received.minus(line.units().min(received)),
                shared == null ? null : shared.allotted(),
                shared == null ? null : shared.stock(),
                line.expectedKilograms()
                        .map(
                                expected ->
                                        new WeightView(
                                                expected,
                                                kilograms,
                                                weighed == null ? null : weighed.allotted(),
                                                weighed == null ? null : weighed.stock()))
                        .orElse(null));
    }

    private List<ReceiptView> receipts(UUID coop, UUID order) {
        List<ReceiptRow> rows = receipts.ofOrder(coop, order);
        Map<UUID, List<ReceiptLineRow>> linesOf =
                lines.ofOrder(coop, order).stream()
                        .collect(Collectors.groupingBy(ReceiptLineRow::receiptId));
        return rows.stream()
                .map(row -> receipt(row, rows, linesOf.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static ReceiptView receipt(
            ReceiptRow row, List<ReceiptRow> all, List<ReceiptLineRow> lines) {
        UUID corrects = row.corrects();
        ReceiptId correctedBy =
                all.stream()
                        .filter(other -> row.id().equals(other.corrects()))
                        .map(other -> new ReceiptId(other.id()))
                        .findFirst()
                        .orElse(null);
        return new ReceiptView(
                new ReceiptId(row.id()),
                row.receiptNo(),
                corrects == null ? null : new ReceiptId(corrects),
                correctedBy,
                row.finalReceipt(),
                row.note(),
                row.accountName(),
                UtcTime.instant(row.at()),
                lines.stream()
                        .map(
                                line ->
                                        new ReceiptLineView(
                                                new OfferId(line.offerId()),
                                                new Units(line.unitsMilli()),
                                                new Units(line.damagedMilli()),
                                                line.note(),
                                                line.weightGrams() == null
                                                        ? null
                                                        : new Units(line.weightGrams())))
                        .toList());
    }
}
