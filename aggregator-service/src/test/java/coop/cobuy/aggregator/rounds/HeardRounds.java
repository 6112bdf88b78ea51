package coop.cobuy.aggregator.rounds;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that remembers, and fails as often as it is told to. */
final class HeardRounds implements RoundListener {

    /** What comes before a round's end, which most tests are not about. */
    final List<String> early = new CopyOnWriteArrayList<>();

    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    private final String name;

    HeardRounds(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void opened(CoopId coop, RoundId round) {
        early.add("opened " + round);
    }

    @Override
    public void ending(CoopId coop, RoundId round) {
        early.add("ending " + round);
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        hear("frozen " + round);
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        hear("cancelled " + round);
    }

    private void hear(String what) {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("not yet");
        }
        heard.add(what);
    }

    List<String> heardOf(RoundId round) {
        return heard.stream().filter(text -> text.endsWith(round.toString())).toList();
    }
}
