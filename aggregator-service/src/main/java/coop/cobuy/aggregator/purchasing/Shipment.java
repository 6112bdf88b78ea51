package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a supplier says is on its way for a purchase order: one despatch advice.
 *
 * @param documentNumber the supplier's own number of the advice
 * @param despatchedOnOrNull when it left
 * @param deliveryDateOrNull when it will arrive
 * @param noteOrNull the supplier's words
 */
public record Shipment(
        String documentNumber,
        @Nullable LocalDate despatchedOnOrNull,
        @Nullable LocalDate deliveryDateOrNull,
        @Nullable String noteOrNull,
        List<Line> lines,
        Instant receivedAt) {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** Whether only the time when it came differs, if anything. */
    boolean saysTheSameAs(Shipment other) {
        return new Shipment(
                        documentNumber,
                        despatchedOnOrNull,
                        deliveryDateOrNull,
                        noteOrNull,
                        lines,
                        other.receivedAt())
                .equals(other);
    }

    /**
     * One article in one lot; an article in several lots has several lines.
     *
     * @param offerOrNull null: the purchase order has no such article
     * @param weightKgOrNull what they weigh together, of goods that are weighed
     */
    public record Line(
            String sku,
            @Nullable OfferId offerOrNull,
            Units units,
            @Nullable Units weightKgOrNull,
            @Nullable String lotOrNull,
            @Nullable LocalDate bestBeforeOrNull,
            @Nullable String noteOrNull) {

        public Optional<OfferId> offer() {
            return Optional.ofNullable(offerOrNull);
        }
    }
}
