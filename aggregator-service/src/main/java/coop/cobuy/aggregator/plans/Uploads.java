package coop.cobuy.aggregator.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Large bodies that are being read or worked on. A place that nobody gave back, since a connection
 * broke and nothing told, is free again after a while.
 */
final class Uploads {

    private final int most;
    private final Duration longest;
    private final Deque<Instant> ends = new ArrayDeque<>();

    Uploads(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    /** Whether there is a place; it has to be given back. */
    synchronized boolean take(Instant now) {
        while (!ends.isEmpty() && !ends.getFirst().isAfter(now)) {
            ends.removeFirst();
        }
        if (ends.size() >= most) {
            return false;
        }
        ends.addLast(now.plus(longest));
        return true;
    }

    /** Gives back one place, whichever ends first: they are all alike. */
    synchronized void giveBack() {
        ends.pollFirst();
    }
}
