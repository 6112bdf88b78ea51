package coop.cobuy.aggregator.ordering;

import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

/** What a command does to what is known. */
sealed interface Decision {

    /** The same request again: the first outcome holds and nothing changes. */
    record Repeated(Outcome first) implements Decision {}

    /** A key that was used for something else: the first outcome holds, this is not kept. */
    record Conflicting(Outcome outcome) implements Decision {}

    /**
     * Nothing changes but that the refusal is kept.
     *
     * @param why for the member, in whichever language
     */
    record Refused(Outcome outcome, Sentence why) implements Decision {}

    /**
     * The order stands.
     *
     * @param before what stood, null: nothing
     */
    record Accepted(
            @Nullable MemberOrder before, MemberOrder after, MemberFunds funds, Outcome outcome)
            implements Decision {}

    /**
     * The order is kept, and decided when the completion phase is over; until then what stood
     * stands.
     *
     * @param after what stands, with the hold that the order may need
     */
    record Conditional(MemberOrder after, MemberFunds funds, Outcome outcome) implements Decision {}

    /**
     * A change of funds.
     *
     * @param released the order whose hold ended, null: none
     */
    record Counted(MemberFunds funds, @Nullable MemberOrder released) implements Decision {}

    /** A round's gate changed; {@link Gate.State#CANCELLED} releases what its orders hold. */
    record Marked(Gate gate) implements Decision {}

    /** Nothing: a repeat of a mark or of a change of funds. */
    record Nothing() implements Decision {}
}
