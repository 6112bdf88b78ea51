package coop.cobuy.adapter.platform;

import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request that cannot be understood: everything that is wrong with it, each with its place. */
public final class BadInput extends RuntimeException {

    private final transient List<FieldProblem> errors;

    public BadInput(List<FieldProblem> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public BadInput(String pointer, String reason) {
        this(List.of(new FieldProblem(pointer, reason)));
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** Gathers what is wrong with a request while it is read, so that one answer names it all. */
    public static final class Gatherer {

        private final List<FieldProblem> errors = new ArrayList<>();

        public void add(String pointer, String reason) {
            errors.add(new FieldProblem(pointer, reason));
        }

        /** Notes the problem unless the condition holds. */
        public void require(boolean condition, String pointer, String reason) {
            if (!condition) {
                add(pointer, reason);
            }
        }

        /**
         * Parses a text; if that fails, notes it and gives nothing.
         *
         * @param expectation completes the sentence "expected: …"
         */
        public <T> @Nullable T parse(
                String pointer,
                @Nullable String text,
                String expectation,
                Function<String, T> parser) {
            if (text == null) {
                add(pointer, "is missing; expected: " + expectation);
                return null;
            }
            return attempt(pointer, expectation, () -> parser.apply(text));
        }

        private <T> @Nullable T attempt(String pointer, String expectation, Supplier<T> parser) {
            try {
                return parser.get();
            } catch (IllegalArgumentException | ArithmeticException e) {
                add(pointer, e.getMessage() + "; expected: " + expectation);
                return null;
            }
        }

        public boolean isEmpty() {
            return errors.isEmpty();
        }

        /**
         * @throws BadInput if anything was noted
         */
        public void throwIfAny() {
            if (!errors.isEmpty()) {
                throw new BadInput(errors);
            }
        }
    }
}
