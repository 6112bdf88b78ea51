package coop.cobuy.log;

import java.time.Duration;

/** Whether a {@link PollLoop} lets other work go first. Asked in the loop's thread. */
@FunctionalInterface
public interface Pace {

    /** Never rests. */
    Pace STEADY = (records, worked) -> Duration.ZERO;

    /**
     * @param records how many the loop just applied; zero if nothing came, or after a rest
     * @param worked how long that took; zero likewise
     * @return how long it rests before it asks again; zero: it looks for more
     */
    Duration rest(int records, Duration worked);
}
