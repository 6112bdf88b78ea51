package coop.cobuy.adapter.format;

import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.problem.FieldProblem;

import java.util.List;

/**
 * What stood in one numbered envelope.
 *
 * @param reference sender, receiver and control reference; the same again is the same interchange
 *     or a mistake
 * @param problems what is wrong with the envelope itself; with any, nothing in it is taken
 */
public record Interchange(String reference, List<Part> parts, List<FieldProblem> problems) {

    public Interchange {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** Nothing can be made of it. */
    public static Interchange unreadable(String reference, FieldProblem problem) {
        return new Interchange(reference, List.of(), List.of(problem));
    }

    /** One message of it. */
    public sealed interface Part {

        /** A document, or what is wrong with it. */
        record Document(Read read) implements Part {}

        /** The partner's verdict on an envelope of ours. */
        record Receipt(String controlReference, boolean understood, String detail)
                implements Part {}
    }
}
