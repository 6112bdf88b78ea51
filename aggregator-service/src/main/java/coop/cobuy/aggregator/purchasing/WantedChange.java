package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer wants to be otherwise in a purchase order that was sent.
 *
 * @param reason told to the supplier and to the members whose allotments change
 * @param deliveryDateOrNull see {@link #deliveryDate()}
 * @param lines those that change, each offer once
 */
record WantedChange(String reason, @Nullable LocalDate deliveryDateOrNull, List<Line> lines) {

    WantedChange {
        lines = List.copyOf(lines);
    }

    /** Another day on which the goods are wished for; nothing: as before. */
    Optional<LocalDate> deliveryDate() {
        return Optional.ofNullable(deliveryDateOrNull);
    }

    /**
     * One offer of the order's supplier, ordered so far or not.
     *
     * @param at where the request says so, a JSON pointer
     * @param units that are to be ordered in all, whole cases where there are any; zero: none
     */
    record Line(String at, Offer offer, Units units) {}
}
