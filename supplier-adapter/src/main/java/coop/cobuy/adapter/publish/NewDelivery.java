package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.profile.Profile;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that is to be queued.
 *
 * @param purchaseOrder that it is about; null: none
 * @param number with revision and kind, its identity
 * @param message what it was made from
 * @param day of the delivery that it orders; null: none, or not known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record NewDelivery(
        CoopId coop,
        SupplierId supplier,
        @Nullable UUID purchaseOrder,
        DocumentKind document,
        String number,
        int revision,
        byte[] message,
        @Nullable LocalDate day) {

    UUID id() {
        return DeliveryIds.of(coop, supplier, document, number, revision);
    }

    /** As it begins: queued, or failed where it could not be written. */
    DeliveryRow row(Optional<Profile> profile, Writing.Result written, Instant now) {
        ContentHash hash = null;
        String mediaType = "";
        String fileName = "";
        String detail;
        Standing at;
        switch (written) {
            case Writing.Result.Kept kept -> {
                hash = kept.hash();
                mediaType = kept.mediaType();
                fileName = kept.fileName(document, number, revision);
                detail = DeliveryDetail.QUEUED.of();
                at = Standing.queued(now);
            }
            case Writing.Result.Impossible impossible -> {
                detail = Deliveries.cut(impossible.reason());
                at = Standing.failed(now);
            }
        }
        boolean order = document == DocumentKind.ORDER;
        return new DeliveryRow(
                coop.value(),
                id(),
                supplier.value(),
                purchaseOrder,
                document,
                number,
                revision,
                message,
                hash,
                mediaType,
                fileName,
                profile.map(Profile::transport).orElse(""),
                at.state(),
                detail,
                at.attempt(),
                at.tries(),
                1,
                at.stopWanted(),
                at.dueAt().map(Deliveries::utc).orElse(null),
                Deliveries.utc(now),
                Deliveries.utc(at.waitingSince()),
                order && profile.map(Profile::expectsAnswer).orElse(true),
                profile.flatMap(known -> known.deadlines().orderBy(day))
                        .map(Deliveries::utc)
                        .orElse(null),
                order && profile.isPresent() ? profile.get().deadlines().answerWithinHours() : null,
                null);
    }
}
