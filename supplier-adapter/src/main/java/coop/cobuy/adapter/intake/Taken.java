package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.problem.FieldProblem;

import java.util.List;

/** What became of a document that a supplier sent. It is archived in any case. */
sealed interface Taken {

    ContentHash hash();

    /** Whether it was published, now or before. */
    default boolean isTaken() {
        return switch (this) {
            case Now now -> true;
            case Before before -> true;
            case Receipt receipt -> true;
            case Conflict conflict -> false;
            case NotUnderstood not -> false;
            case NotMatched not -> false;
        };
    }

    /**
     * It was published now.
     *
     * @param problems what was left out of it or found fault with
     */
    record Now(ContentHash hash, InboundDocument document, List<FieldProblem> problems)
            implements Taken {

        public Now {
            problems = List.copyOf(problems);
        }
    }

    /** The same document was taken before. */
    record Before(ContentHash hash, InboundDocument document, List<FieldProblem> problems)
            implements Taken {

        public Before {
            problems = List.copyOf(problems);
        }
    }

    /** It is no document, but says of one of ours whether the supplier could read it. */
    record Receipt(ContentHash hash, Part.Receipt receipt) implements Taken {}

    /** The number was taken before with other content. */
    record Conflict(ContentHash hash, InboundDocument document) implements Taken {}

    /** It cannot be understood. */
    record NotUnderstood(ContentHash hash, List<FieldProblem> problems) implements Taken {

        public NotUnderstood {
            problems = List.copyOf(problems);
        }
    }

    /** It is about an order or products that are not known. */
    record NotMatched(ContentHash hash, InboundDocument document, List<FieldProblem> problems)
            implements Taken {

        public NotMatched {
            problems = List.copyOf(problems);
        }
    }
}
