package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code purchase_order}. */
@MappedEntity("purchase_order")
record PurchaseOrderRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        String supplierCode,
        String supplierName,
        String number,
        int revision,
        String state,
        long version,
        String currency,
        long bookVersion,
        long netMinor,
        long vatMinor,
        long grossMinor,
        long minimumMinor,
        String contentHash,
        @Nullable String droppedReason,
        @Nullable String deliveryState,
        @Nullable LocalDateTime deliveryAt,
        @Nullable String deliveryDetail,
        @Nullable String recallState,
        @Nullable String verdict,
        @Nullable LocalDateTime approvedAt,
        @Nullable LocalDateTime receivedAt,
        @Nullable String alarm) {

    /** The next revision of the document, of other sums. */
    PurchaseOrderRow revised(int newRevision, OrderTotals totals) {
        return new PurchaseOrderRow(
                coopId,
                id,
                roundId,
                supplierId,
                supplierCode,
                supplierName,
                number,
                newRevision,
                state,
                version,
                currency,
                bookVersion,
                totals.net().minor(),
                totals.vat().minor(),
                totals.gross().minor(),
                minimumMinor,
                contentHash,
                droppedReason,
                deliveryState,
                deliveryAt,
                deliveryDetail,
                recallState,
                verdict,
                approvedAt,
                receivedAt,
                alarm);
    }
}
