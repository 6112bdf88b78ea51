package coop.cobuy.aggregator.rounds;

import coop.cobuy.contract.ordering.v1.MarkRound.Phase;

import java.time.Instant;
import java.util.UUID;

/**
 * A step that is on its way into every partition of the order log.
 *
 * @param id the same in every partition
 * @param sentAt when it was last handed to the outbox
 */
public record RoundMark(UUID id, Phase phase, int partitionCount, Instant sentAt) {

    RoundMark sentAgain(Instant at) {
        return new RoundMark(id, phase, partitionCount, at);
    }
}
