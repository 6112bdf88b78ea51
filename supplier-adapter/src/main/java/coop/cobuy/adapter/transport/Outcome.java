package coop.cobuy.adapter.transport;

import java.time.Duration;
import java.util.Optional;

/** What came of one try. The detail is a sentence for the buyer. */
public sealed interface Outcome {

    /** What happened, for the buyer. */
    String detail();

    /** It is there: a 2xx, a file in its place. */
    record Delivered(String detail) implements Outcome {}

    /** It lies ready; the supplier has to fetch and acknowledge it. Nothing more to do here. */
    record Offered(String detail) implements Outcome {}

    /**
     * It is not there, or nobody knows. Another try may help.
     *
     * @param after the least wait that the other side asked for
     */
    record TryAgain(String detail, Optional<Duration> after) implements Outcome {}

    /** It is not there, and the same again would not help. */
    record Impossible(String detail) implements Outcome {}

    /** The other side says that this address is no more: nothing is to be sent there again. */
    record Gone(String detail) implements Outcome {}
}
