package coop.cobuy.contract.ordering.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A member's whole order for a round, replacing what it had there. No lines: the order is
 * withdrawn. Of an origin that {@linkplain Origin#isBeside comes beside} it is no whole order: its
 * lines come beside what stands.
 *
 * @param key the client's {@code Idempotency-Key}: same key and content again does nothing
 * @param ifMatch the version that the client saw, as in its {@code ETag}, {@code *} for any, {@link
 *     #NO_ORDER} where it saw that there is none; null: whatever stands
 * @param placedBy the account that did it
 * @param reason why, for a {@link Origin#CORRECTION} and what comes beside; else null
 */
public record PlaceOrder(
        UUID coopId,
        UUID roundId,
        UUID memberId,
        String key,
        @Nullable String ifMatch,
        Origin origin,
        UUID placedBy,
        @Nullable String reason,
        List<Line> lines)
        implements OrderCommand {

    /**
     * In place of a version: only if the member has had no order in the round, not even one that
     * was withdrawn. No {@code ETag} has a blank, so it is no version, and whoever does not know it
     * refuses it as a version that does not stand.
     */
    public static final String NO_ORDER = "no order";

    public PlaceOrder {
        lines = List.copyOf(lines);
    }

    /** On whose behalf, and when in the round's life. */
    public enum Origin {
        /** By the member or its delegate. */
        MEMBER,
        /** By a buyer for a member, before the cut. */
        BUYER,
        /** From a file that a buyer imported, before the cut. */
        IMPORT,
        /** By a buyer after the cut, before drafts are approved; has a reason. */
        CORRECTION,
        /**
         * By the co-op, before the cut: lines of an earlier round in which a minimum was missed.
         * Those of offers that the order has a line of already are left out. Has a reason.
         */
        CARRIED,
        /**
         * By the co-op, when the round has opened: what the member orders in each round. Those of
         * offers that the order has a line of already are left out. Has a reason.
         */
        STANDING;

        /** Whether its lines come beside what stands, and never over it. */
        public boolean isBeside() {
            return this == CARRIED || this == STANDING;
        }
    }

    /**
     * What the member wants of one offer.
     *
     * @param quantity firm member units, a plain decimal above zero
     * @param tolerance up to so many more if that fills a case, a plain decimal, zero or more
     * @param maxUnitPrice the line counts only at or below this net price, a plain decimal; null:
     *     any
     * @param allOrNothing true: the member takes the whole firm quantity or nothing; null: less as
     *     well
     */
    public record Line(
            UUID offerId,
            String quantity,
            String tolerance,
            @Nullable String maxUnitPrice,
            @Nullable Boolean allOrNothing) {

        /** A line that takes less than its quantity as well. */
        public Line(
                UUID offerId, String quantity, String tolerance, @Nullable String maxUnitPrice) {
            this(offerId, quantity, tolerance, maxUnitPrice, null);
        }
    }
}
