package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.archive.Identity;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Numbers the envelopes to each supplier: 1, 2, 3 … A document keeps the number that it got first,
 * so that it is the same bytes whenever it is written. In the caller's transaction.
 */
@Singleton
class ControlNumbers {

    private static final int DIGITS_MAX = 9;

    private final ControlNumberRows rows;

    ControlNumbers(ControlNumberRows rows) {
        this.rows = rows;
    }

    /** The document's number, given now or before. */
    long of(Identity identity) {
        return rows.of(
                        identity.coop().value(),
                        identity.supplier().value(),
                        identity.type().name(),
                        identity.number(),
                        identity.revision())
                .map(ControlNumberRow::number)
                .orElseGet(() -> next(identity));
    }

    private long next(Identity identity) {
        rows.countUp(identity.coop().value(), identity.supplier().value());
        long next = rows.last(identity.coop().value(), identity.supplier().value());
        rows.give(
                identity.coop().value(),
                identity.supplier().value(),
                next,
                identity.type().name(),
                identity.number(),
                identity.revision());
        return next;
    }

    /** The document that went out under a number, as a supplier writes it. */
    Optional<ControlNumberRow> document(CoopId coop, SupplierId supplier, String reference) {
        boolean number = reference.matches("[0-9]+") && reference.length() <= DIGITS_MAX;
        return number
                ? rows.find(coop.value(), supplier.value(), Long.parseLong(reference))
                : Optional.empty();
    }
}
