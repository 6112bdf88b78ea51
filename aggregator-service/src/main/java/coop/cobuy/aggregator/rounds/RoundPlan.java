package coop.cobuy.aggregator.rounds;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a buyer decided about a round before it opened.
 *
 * @param suppliers all that they offer when the round opens is in it
 * @param offers these are in it as well
 * @param opening when it opens by itself
 * @param cutOff when it closes by itself, after the opening, or its completion phase begins
 * @param completionEndOrNull see {@link #completionEnd()}
 * @param priorities whom to serve before or after the others where there is not enough: smaller
 *     classes first, who is not named is of class 0
 * @param deliveryDateOrNull see {@link #deliveryDate()}
 */
public record RoundPlan(
        String name,
        Set<SupplierId> suppliers,
        Set<OfferId> offers,
        Instant opening,
        Instant cutOff,
        @Nullable Instant completionEndOrNull,
        @Nullable LocalDate deliveryDateOrNull,
        RoundFees fees,
        RoundRules rules,
        Map<MemberId, Integer> priorities) {

    public RoundPlan {
        priorities = Map.copyOf(priorities);
        suppliers = Set.copyOf(suppliers);
        offers = Set.copyOf(offers);
        if (!cutOff.isAfter(opening)) {
            throw new IllegalArgumentException(
                    "cut-off: " + cutOff + " (expected: after the opening at " + opening + ")");
        }
        if (completionEndOrNull != null && !completionEndOrNull.isAfter(cutOff)) {
            throw new IllegalArgumentException(
                    "end of the completion phase: %s (expected: after the cut-off at %s)"
                            .formatted(completionEndOrNull, cutOff));
        }
    }

    /** Without classes of members. */
    public RoundPlan(
            String name,
            Set<SupplierId> suppliers,
            Set<OfferId> offers,
            Instant opening,
            Instant cutOff,
            @Nullable Instant completionEndOrNull,
            @Nullable LocalDate deliveryDateOrNull,
            RoundFees fees,
            RoundRules rules) {
        this(
                name,
                suppliers,
                offers,
                opening,
                cutOff,
                completionEndOrNull,
                deliveryDateOrNull,
                fees,
                rules,
                Map.of());
    }

    /** Without a completion phase. */
    public RoundPlan(
            String name,
            Set<SupplierId> suppliers,
            Set<OfferId> offers,
            Instant opening,
            Instant cutOff,
            @Nullable LocalDate deliveryDateOrNull,
            RoundFees fees,
            RoundRules rules) {
        this(name, suppliers, offers, opening, cutOff, null, deliveryDateOrNull, fees, rules);
    }

    /**
     * When it closes for good by itself, if there is a completion phase: from the cut-off to then,
     * only such changes count as help to fill open cases.
     */
    public Optional<Instant> completionEnd() {
        return Optional.ofNullable(completionEndOrNull);
    }

    /** The day on which the co-op wishes to have the goods. */
    public Optional<LocalDate> deliveryDate() {
        return Optional.ofNullable(deliveryDateOrNull);
    }
}
