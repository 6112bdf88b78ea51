package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.OfferId;

import org.jspecify.annotations.Nullable;

/** By what an invoice's lines and charges are shared: by who got the goods, or who bore them. */
interface SplitBasis {

    Participants participants();

    /** What stands behind a billed line. */
    Part part(BilledLine line);

    /** Whether more of the goods are billed elsewhere. */
    boolean isPartOfOrder(Bill bill);

    /**
     * One for each participant: by these, charges such as freight are shared.
     *
     * @param charged all of them together, net, in minor units
     */
    Weights freightWeights(long charged);

    /**
     * Behind one billed line.
     *
     * @param offer null where it is no offer of the purchase order
     * @param who indexes into the participants, rising, the co-op's last if it has a part
     * @param units one for each, in thousandths
     * @param markUpBorne one for each of a credit: the mark-up once charged; null for an invoice
     * @param byWeight where kilograms are billed of pieces: then the weights are grams; else null
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
    record Part(
            @Nullable OfferId offer,
            String text,
            int[] who,
            long[] weights,
            long[] units,
            long @Nullable [] markUpBorne,
            @Nullable ByWeight byWeight) {

        static Part ofNobody(String text) {
            return new Part(null, text, new int[0], new long[0], new long[0], null, null);
        }
    }

    /**
     * Behind a line that bills kilograms of pieces.
     *
     * @param expected of one piece
     * @param pieces one for each, in thousandths: all that they got, wherever it is billed
     * @param grams one for each: what is billed here
     */
    @SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
    record ByWeight(CatchWeight expected, long[] pieces, long[] grams) {}
}
