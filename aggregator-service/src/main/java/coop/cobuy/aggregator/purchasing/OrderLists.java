package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A co-op's purchase orders in lists, by what is to be done about them. */
@Singleton
public class OrderLists {

    private static final String HIGHEST_NUMBER = "~";

    private final PurchaseOrderRows rows;

    OrderLists(PurchaseOrderRows rows) {
        this.rows = rows;
    }

    /** What is looked for. */
    public enum Which {
        ALL,
        /** Drafts, and those that await a second approval. */
        TO_APPROVE,
        /** Not delivered in time or at all, refused or changed by the supplier. */
        TROUBLE,
        /** Approved, and nothing came yet. */
        TO_RECEIVE,
        /** Goods came for them. */
        RECEIVED,
        /** Dropped or called off. */
        NOT_ORDERED
    }

    /**
     * A purchase order without its lines.
     *
     * @param state {@code DRAFT}, {@code DROPPED}, {@code AWAITING_SECOND_APPROVAL}, {@code
     *     APPROVED} or {@code CANCELLED}
     * @param delivery where it stands with the supplier, as it was reported last
     * @param verdict what the supplier answered last
     * @param late {@code WARNED} or {@code OVERDUE}, once buyers were told that it does not arrive
     */
    public record Head(
            PurchaseOrderId id,
            String number,
            String state,
            RoundId round,
            SupplierId supplier,
            String supplierCode,
            String supplierName,
            Money net,
            Money gross,
            @Nullable String delivery,
            String deliveryDetail,
            @Nullable String verdict,
            @Nullable Instant approvedAt,
            @Nullable Instant receivedAt,
            @Nullable String late) {

        static Head of(PurchaseOrderRow row) {
            String detail = row.deliveryDetail();
            return new Head(
                    new PurchaseOrderId(row.id()),
                    row.number(),
                    row.state(),
                    new RoundId(row.roundId()),
                    new SupplierId(row.supplierId()),
                    row.supplierCode(),
                    row.supplierName(),
                    Money.of(row.netMinor(), row.currency()),
                    Money.of(row.grossMinor(), row.currency()),
                    row.deliveryState(),
                    detail == null ? "" : detail,
                    row.verdict(),
                    OrderReading.instant(row.approvedAt()),
                    OrderReading.instant(row.receivedAt()),
                    row.alarm());
        }
    }

    /**
     * The newest number first.
     *
     * @param round null: of any
     * @param before a number that those come before; null: from the newest on
     */
    @Transactional
    public List<Head> before(
            CoopId coop,
            Which which,
            @Nullable RoundId round,
            @Nullable String before,
            int atMost) {
        return rows
                .listed(
                        coop.value(),
                        before == null ? HIGHEST_NUMBER : before,
                        round == null ? null : round.value(),
                        which.name(),
                        atMost)
                .stream()
                .map(Head::of)
                .toList();
    }
}
