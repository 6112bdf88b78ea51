package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.UUID;

/** A row of {@code purchase_order_line}. */
@MappedEntity("purchase_order_line")
@SuppressWarnings("ArrayRecordComponent") // the hash is only handed through
record OrderLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        String sku,
        String name,
        String unit,
        long packMilli,
        long cases,
        long orderedMilli,
        BigDecimal unitPrice,
        long netMinor,
        int vatHundredths,
        String allotmentRule,
        long minimumMilli,
        long firmMilli,
        long toleranceMilli,
        long levelMilli,
        long drawnMilli,
        BigDecimal refusedAbove,
        int members,
        long allottedMilli,
        byte[] allotmentHash,
        @Nullable Long cheaperMilli,
        @Nullable Long cheaperNetMinor,
        @Nullable Long cutClass,
        @Nullable Long catchWeightGrams) {

    static final int SKU_MAX = 80;

    /** Ordered in another quantity, of which members get something else. */
    OrderLineRow ordering(LineChange change, ChangedAllotments.Shared shared) {
        return with(
                change.cases().count(),
                change.units().milli(),
                change.unitPrice().amount(),
                change.net().minor(),
                shared.allotted().milli(),
                shared.hash());
    }

    /** As the drafts made it, before its first change: what the reasons of its plan speak of. */
    OrderLineRow before(ChangeLineRow first) {
        return with(
                first.casesBefore(),
                first.beforeMilli(),
                first.priceBefore(),
                first.netBeforeMinor(),
                first.beforeMilli(),
                allotmentHash);
    }

    private OrderLineRow with(
            long newCases,
            long newMilli,
            BigDecimal newPrice,
            long newNet,
            long newAllotted,
            byte[] newHash) {
        return new OrderLineRow(
                coopId,
                purchaseOrderId,
                offerId,
                sku,
                name,
                unit,
                packMilli,
                newCases,
                newMilli,
                newPrice,
                newNet,
                vatHundredths,
                allotmentRule,
                minimumMilli,
                firmMilli,
                toleranceMilli,
                levelMilli,
                drawnMilli,
                refusedAbove,
                members,
                newAllotted,
                newHash,
                null,
                null,
                cutClass,
                catchWeightGrams);
    }
}
