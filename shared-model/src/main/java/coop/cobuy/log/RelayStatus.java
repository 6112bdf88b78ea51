package coop.cobuy.log;

import java.util.Optional;

/**
 * How an {@link OutboxRelay} is doing.
 *
 * @param running its thread lives and was not told to stop
 * @param active it is the one relay of its database that sends; else it stands by
 * @param sent messages that it sent and marked since it began
 * @param lastFault what went wrong last; may be over
 */
public record RelayStatus(
        boolean running, boolean active, long sent, Optional<LoopStatus.Fault> lastFault) {}
