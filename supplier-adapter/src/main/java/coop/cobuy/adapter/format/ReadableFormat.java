package coop.cobuy.adapter.format;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.problem.FieldProblem;

import java.util.List;

/** A format in which suppliers also answer. */
public interface ReadableFormat extends Format {

    /** Reads what a supplier sent. Never throws for what stands in the bytes. */
    Read read(byte[] bytes, FormatOptions options);

    /** What stands in a file: a document, what is wrong with it, or several of either. */
    sealed interface Read {

        /** Each document of the file by itself, in its order; at least one. */
        default List<Read> parts() {
            return List.of(this);
        }

        /**
         * It was understood as far as it is given here.
         *
         * @param problems what was left out of it, such as a bad line of a price list, or what a
         *     rule finds fault with although money and quantities are clear; each says where
         */
        record Understood(InboundDocument document, List<FieldProblem> problems) implements Read {

            public Understood {
                problems = List.copyOf(problems);
            }

            /** In full. */
            public Understood(InboundDocument document) {
                this(document, List.of());
            }
        }

        /** It was not; nothing is guessed. Each problem says where. */
        record NotUnderstood(List<FieldProblem> problems) implements Read {

            public NotUnderstood {
                problems = List.copyOf(problems);
            }
        }

        /** A file with several documents, each understood or not. */
        record Several(List<Read> parts) implements Read {

            /**
             * @throws IllegalArgumentException if there are none, or one holds several itself
             */
            public Several {
                parts = List.copyOf(parts);
                if (parts.isEmpty() || parts.stream().anyMatch(Several.class::isInstance)) {
                    throw new IllegalArgumentException("parts: " + parts);
                }
            }
        }
    }
}
