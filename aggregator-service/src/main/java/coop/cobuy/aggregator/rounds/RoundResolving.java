package coop.cobuy.aggregator.rounds;

import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/**
 * The step after the second cut: what was decided about the changes of the completion phase is
 * marked in every partition, and when all have met the mark the round is frozen.
 */
@Singleton
public class RoundResolving {

    private final Rounds rounds;
    private final RoundRows rows;
    private final MarkSending marks;

    RoundResolving(Rounds rounds, RoundRows rows, MarkSending marks) {
        this.rounds = rounds;
        this.rows = rows;
        this.marks = marks;
    }

    /**
     * Locks the round until the transaction ends.
     *
     * @return whether it waits for what is decided; not if that is done, or it was cancelled
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public boolean isWaiting(CoopId coop, RoundId id) {
        return rounds.lock(coop, id) instanceof Round.Resolving(_, _, _, _, var sent)
                && sent == null;
    }

    /**
     * In the transaction that keeps what was decided.
     *
     * @param hash SHA-256 of that, in hexadecimal
     * @throws IllegalStateException if the round does not wait for it
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void decided(CoopId coop, RoundId id, String hash) {
        Round round = rounds.lock(coop, id);
        if (!(round instanceof Round.Resolving resolving) || resolving.mark().isPresent()) {
            throw new IllegalStateException(
                    "state: " + round.state() + " (expected: RESOLVING, without a mark)");
        }
        rows.resolved(coop.value(), id.value(), hash);
        RoundMark mark = marks.send(coop, id, Phase.RESOLVE, resolving.taken(), hash);
        rounds.change(coop, resolving.resolve(mark));
    }
}
