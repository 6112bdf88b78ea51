package coop.cobuy.aggregator.catalog;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What kind of figure an offer's reference price is: savings are measured against it.
 *
 * @param sourceOrNull see {@link #source()}
 * @param onOrNull see {@link #on()}
 */
public record Reference(Kind kind, @Nullable String sourceOrNull, @Nullable LocalDate onOrNull) {

    /** What a reference price is if nobody says. */
    public static final Reference QUOTE = new Reference(Kind.RETAIL_QUOTE, null, null);

    /** What a saving is measured against. */
    public enum Kind {
        /**
         * What the member's quantity alone would cost by the supplier's list; there is no price.
         */
        STAND_ALONE,
        /** What a shop asks. */
        RETAIL_QUOTE,
        /** What was paid the last time: only savings against that are money no longer spent. */
        LAST_PAID,
        /** What a contract says. */
        CONTRACT
    }

    /** Where the price comes from. */
    public Optional<String> source() {
        return Optional.ofNullable(sourceOrNull);
    }

    /** The day for which it stood. */
    public Optional<LocalDate> on() {
        return Optional.ofNullable(onOrNull);
    }
}
