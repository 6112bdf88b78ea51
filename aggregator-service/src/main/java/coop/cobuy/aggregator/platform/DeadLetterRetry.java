package coop.cobuy.aggregator.platform;

import coop.cobuy.log.DeadLetterDesk.Opened;

import org.jspecify.annotations.Nullable;

/** How a topic's dead letters are tried again where appending them anew would be wrong. */
public interface DeadLetterRetry {

    /** The topic's name at the broker. */
    String topic();

    /**
     * In the transaction under way.
     *
     * @param callerOrNull null: whoever runs the installation
     * @return false if nothing was done and the record is to be appended anew
     * @throws Refused if it is not to be tried again by itself
     */
    boolean retriedOtherwise(@Nullable Caller callerOrNull, Opened opened);
}
