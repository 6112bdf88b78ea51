package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a supplier answered to a purchase order.
 *
 * @param revision of the purchase order that is answered
 * @param documentNumber the supplier's own number of the answer
 * @param verdict as the supplier says, but never accepted where a line differs
 * @param noteOrNull the supplier's words
 * @param deliveryDateOrNull when the supplier says that it delivers
 * @param lines what was said line by line; may be empty for a plain yes or no
 */
public record SupplierAnswer(
        int revision,
        String documentNumber,
        OrderResponse.Verdict verdict,
        @Nullable String noteOrNull,
        @Nullable LocalDate deliveryDateOrNull,
        List<Line> lines,
        Instant receivedAt) {

    public SupplierAnswer {
        lines = List.copyOf(lines);
    }

    /**
     * One line of the answer.
     *
     * @param offerOrNull null: the purchase order has no such article
     * @param units that will come
     * @param unitPriceOrNull null: as ordered
     */
    public record Line(
            String sku,
            @Nullable OfferId offerOrNull,
            Units units,
            @Nullable UnitPrice unitPriceOrNull,
            @Nullable String noteOrNull) {

        public Optional<OfferId> offer() {
            return Optional.ofNullable(offerOrNull);
        }

        public Optional<UnitPrice> unitPrice() {
            return Optional.ofNullable(unitPriceOrNull);
        }
    }
}
