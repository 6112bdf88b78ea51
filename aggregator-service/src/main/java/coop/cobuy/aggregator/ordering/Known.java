package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What is known when a command is decided: all of it comes from the log before the command. */
interface Known {

    @Nullable Gate gate(RoundKey round);

    /** By the snapshot that the gate names. */
    RoundTerms terms(Gate gate);

    @Nullable MemberOrder order(OrderKey key);

    MemberFunds funds(MemberKey member);

    @Nullable Outcome outcome(OutcomeKey key);

    /** True if this change of the member's funds has counted. */
    boolean counted(MemberKey member, UUID changeId);

    /** The offset in this partition from which corrections are refused; the largest long: none. */
    long lockedFrom(RoundKey round);
}
