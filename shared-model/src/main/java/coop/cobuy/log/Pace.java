package coop.cobuy.log;

import java.time.Duration;

/** Whether a {@link PollLoop} lets other work go first. Asked in the loop's thread. */
@FunctionalInterface
public interface Pace {

    /** Never rests. */
    Pace STEADY = worked -> Duration.ZERO;

    /**
     * @param worked how long the loop just took to apply what came; zero if nothing came, or after
     *     a rest
     * @return how long it rests before it asks again; zero: it looks for more
     */
    Duration rest(Duration worked);
}
