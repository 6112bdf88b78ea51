package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.Reason;
import coop.cobuy.aggregator.batching.Redistribution;

import org.jspecify.annotations.Nullable;

/**
 * What came of an offer: the order, and what each line has of it in the end.
 *
 * @param index the offer's
 * @param lines what was asked of it, by member
 * @param received how what arrived is shared; null if all that was ordered arrives
 */
@SuppressWarnings("ArrayRecordComponent") // one of many columns; nobody compares it
record OfferOutcome(
        int index,
        PlanOffer offer,
        PlanLine[] lines,
        OfferDecision decision,
        @Nullable Redistribution received) {

    int count() {
        return lines.length;
    }

    /** What a line has in the end. */
    long gotMilli(int line) {
        return received == null ? decision.allottedMilli(line) : received.allottedMilli(line);
    }

    Reason reason(int line) {
        return received == null
                ? decision.reason(line)
                : received.reason(line).orElseGet(() -> decision.reason(line));
    }

    /** What nobody has. */
    long stockMilli() {
        return received == null ? decision.stock().milli() : received.stock().milli();
    }

    /** What the order gives each line, before anything arrives. */
    long[] plannedMilli() {
        long[] planned = new long[lines.length];
        for (int i = 0; i < planned.length; i++) {
            planned[i] = decision.allottedMilli(i);
        }
        return planned;
    }

    /** What each line has in the end, and after them the co-op's stock. */
    long[] takenMilli() {
        long[] taken = new long[lines.length + 1];
        for (int i = 0; i < lines.length; i++) {
            taken[i] = gotMilli(i);
        }
        taken[lines.length] = stockMilli();
        return taken;
    }
}
