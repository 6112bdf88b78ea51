package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.problem.FieldProblem;

import java.util.List;

/** A format in which suppliers also answer. */
public interface ReadableFormat extends Format {

    /** Reads what a supplier sent. Never throws for what stands in the bytes. */
    Read read(byte[] bytes, FormatOptions options);

    /** A document, or what is wrong with it. */
    sealed interface Read {

        /** It was understood in full. */
        record Understood(InboundDocument document) implements Read {}

        /** It was not; nothing is guessed. Each problem says where. */
        record NotUnderstood(List<FieldProblem> problems) implements Read {

            public NotUnderstood {
                problems = List.copyOf(problems);
            }
        }
    }
}
