package coop.cobuy.adapter.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When a document is tried again: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20
 * h and 24 h, each up to a tenth longer or shorter, so that many do not come back together. The
 * deviation comes from the document and the try, so it can be repeated.
 */
final class Schedule {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    private static final Duration ASKED_MAX = Duration.ofHours(24);
    private static final int DEVIATION_PERCENT_MAX = 10;

    private Schedule() {}

    /**
     * @param tries how many there were since the document was queued, 1 or more
     * @param asked the least wait that the other side asked for; more than a day is a day
     * @return how long to wait for the next try; empty when it was the last
     */
    static Optional<Duration> wait(UUID document, int tries, Optional<Duration> asked) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(tries - 1);
        int spread = 2 * DEVIATION_PERCENT_MAX + 1;
        int percent =
                Math.floorMod(document.hashCode() * 31 + tries * 7919, spread)
                        - DEVIATION_PERCENT_MAX;
        Duration wait = planned.plus(planned.multipliedBy(percent).dividedBy(100));
        Duration least = asked.orElse(Duration.ZERO);
        Duration bounded = least.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : least;
        return Optional.of(wait.compareTo(bounded) < 0 ? bounded : wait);
    }
}
