package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundListener;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Places what members order in each round when one opens, a lot of members at a time. How far it is
 * stands in the database and moves with what was placed, so that a crash, or a second instance,
 * places nothing twice and leaves nothing out.
 */
@Singleton
class StandingPlacing implements RoundListener {

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final StandingStep step;

    StandingPlacing(Rounds rounds, RoundSnapshots snapshots, StandingStep step) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.step = step;
    }

    @Override
    public String name() {
        return "ordering.standing";
    }

    @Override
    public void opened(CoopId coop, RoundId id) {
        Optional<Round> open = rounds.find(coop, id).filter(Round.Open.class::isInstance);
        if (open.isEmpty()) {
            return;
        }
        RoundSnapshot snapshot =
                open.get()
                        .snapshot()
                        .flatMap(name -> snapshots.find(coop, id, name.version()))
                        .orElseThrow(() -> new IllegalStateException("no snapshot: " + id));
        boolean more = true;
        while (more) {
            more = step.placeSome(coop, id, snapshot);
        }
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        // What was placed is an order like any other by then.
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        // The same.
    }
}
