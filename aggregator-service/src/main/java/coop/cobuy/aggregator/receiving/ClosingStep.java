package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.Allotments;
import coop.cobuy.aggregator.purchasing.LinePlan;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The transactions of {@link Closing}. Each locks the receiving's row first. */
@Singleton
class ClosingStep {

    private final Allotments plans;
    private final Receipts receipts;
    private final ReceivingRows receiving;
    private final ReceivedLineRows lines;
    private final TransactionOperations<Connection> transactions;
    private final News news;
    private final Clock clock;

    ClosingStep(
            Allotments plans,
            Receipts receipts,
            ReceivingRows receiving,
            ReceivedLineRows lines,
            TransactionOperations<Connection> transactions,
            News news,
            Clock clock) {
        this.plans = plans;
        this.receipts = receipts;
        this.receiving = receiving;
        this.lines = lines;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /** Shares out one line, unless that is done. */
    @Transactional
    void share(OrderContent order, OrderLine line) {
        CoopId coop = order.coop();
        PurchaseOrderId id = order.id();
        boolean isClosing =
                receiving
                        .lock(coop.value(), id.value())
                        .filter(row -> row.state().equals(ReceivingState.CLOSING.name()))
                        .isPresent();
        if (!isClosing || lines.find(coop.value(), id.value(), line.offer().value()).isPresent()) {
            return;
        }
        LinePlan plan =
                plans.plan(coop, id, line.offer())
                        .orElseThrow(() -> new IllegalStateException("no plan: " + line));
        Receipts.Came came = receipts.came(coop, id, line);
        Sharing sharing = Sharing.of(plan, came.usable());
        Units kilograms = came.weightOrNull();
        CatchWeight expected = line.catchWeightOrNull();
        WeightShares weight =
                kilograms == null || expected == null
                        ? null
                        : WeightShares.of(expected, sharing, kilograms);
        ReceivedLineRow row = row(order, line, came, sharing, weight);
        lines.save(row);
        if (row.hasFinalAllotments()) {
            transactions.executeWrite(
                    status -> {
                        FinalAllotmentInsert.write(
                                status.getConnection(), coop, id, line.offer(), sharing, weight);
                        return true;
                    });
        }
    }

    private static ReceivedLineRow row(
            OrderContent order,
            OrderLine line,
            Receipts.Came came,
            Sharing sharing,
            @Nullable WeightShares weight) {
        ShortfallFacts facts = sharing.facts();
        return new ReceivedLineRow(
                order.coop().value(),
                order.id().value(),
                line.offer().value(),
                line.units().milli(),
                came.usable().milli(),
                came.damaged().milli(),
                sharing.allotted().milli(),
                sharing.stock().milli(),
                sharing.outcome().name(),
                facts.rule().name(),
                facts.plannedMilli(),
                facts.plannedFirmMilli(),
                facts.levelMilli(),
                facts.drawnMilli(),
                facts.unit().code(),
                weight == null ? null : weight.kilograms().milli(),
                weight == null ? null : weight.allotted().milli(),
                weight == null ? null : weight.stock().milli(),
                weight == null ? null : weight.nominal().nominal().milli());
    }

    /**
     * @throws IllegalStateException if a line's units are not all somebody's
     */
    @Transactional
    void close(OrderContent order) {
        UUID coop = order.coop().value();
        UUID id = order.id().value();
        receiving.lock(coop, id);
        List<ReceivedLineRow> all = lines.ofOrder(coop, id);
        long ordered = order.ordered().count();
        long unbalanced = lines.countUnbalanced(coop, id);
        if (all.size() != ordered || unbalanced != 0) {
            throw new IllegalStateException(
                    "%s: %d lines of %d shared out, %d of them unbalanced (expected: all, none)"
                            .formatted(order.number(), all.size(), ordered, unbalanced));
        }
        if (receiving.close(coop, id, UtcTime.of(clock.instant())) == 1) {
            news.closed(order, count(all, Sharing.Outcome.SHORT), count(all, Sharing.Outcome.OVER));
        }
    }

    private static int count(List<ReceivedLineRow> rows, Sharing.Outcome outcome) {
        return (int) rows.stream().filter(row -> row.shared().equals(outcome.name())).count();
    }

    @Transactional
    void tell(OrderContent order, List<MemberId> members) {
        news.shortDelivery(order, members);
        receiving.tell(order.coop().value(), order.id().value(), members.getLast().value(), false);
    }

    @Transactional
    void told(OrderContent order, UUID last) {
        receiving.tell(order.coop().value(), order.id().value(), last, true);
    }
}
