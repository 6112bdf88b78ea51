package coop.cobuy.aggregator.ledger;

import java.util.List;

/** One event that moves money, whole. For more than some thousand transfers see {@link Chunk}. */
public record Journal(JournalHead head, List<Transfer> transfers) {

    public Journal {
        transfers = List.copyOf(transfers);
    }
}
