package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.Participants;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Who can have a part in a supplier's documents: whoever asked for anything of it, and the co-op.
 * Splitting a document takes time and space for each party, and a plan may have ten thousand
 * suppliers and a hundred thousand members, most of whom have nothing to do with each other.
 */
final class PlanParties {

    private final int[] members;
    private final Participants participants;

    private PlanParties(int[] members, Participants participants) {
        this.members = members;
        this.participants = participants;
    }

    /**
     * @param outcomes of the supplier's offers
     * @param coop the index that stands for the co-op, above those of all members
     */
    static PlanParties of(List<OfferOutcome> outcomes, int coop) {
        int[] members =
                outcomes.stream()
                        .flatMapToInt(
                                each -> Arrays.stream(each.lines()).mapToInt(PlanLine::member))
                        .sorted()
                        .distinct()
                        .toArray();
        int[] all = Arrays.copyOf(members, members.length + 1);
        all[members.length] = coop;
        byte[][] keys = new byte[all.length][];
        Arrays.setAll(keys, i -> ByteBuffer.allocate(Integer.BYTES).putInt(all[i]).array());
        return new PlanParties(all, Participants.withKeys(keys, keys));
    }

    /** In the order of the request, which is their key as well; the co-op last. */
    Participants participants() {
        return participants;
    }

    /** A member's index among the participants. */
    int participant(int member) {
        return Arrays.binarySearch(members, member);
    }

    /** A participant's index in the request, or the one that stands for the co-op. */
    int member(int participant) {
        return members[participant];
    }
}
