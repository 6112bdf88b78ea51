package coop.cobuy.aggregator.platform;

import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

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

    public BadInput(String pointer, Sentence said) {
        this(List.of(new FieldProblem(pointer, said)));
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** Gathers what is wrong with a request while it is read, so that one answer names it all. */
    public static final class Gatherer {

        private static final int MAIL_MAX = 254;
        private static final Pattern MAIL = Pattern.compile("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,189}");

        private final List<FieldProblem> errors = new ArrayList<>();

        public void add(String pointer, String reason) {
            errors.add(new FieldProblem(pointer, reason));
        }

        public void add(String pointer, Sentence said) {
            errors.add(new FieldProblem(pointer, said));
        }

        /** Notes the problem unless the condition holds. */
        public void require(boolean condition, String pointer, String reason) {
            if (!condition) {
                add(pointer, reason);
            }
        }

        /** Notes the problem unless the condition holds. */
        public void require(boolean condition, String pointer, Sentence said) {
            if (!condition) {
                add(pointer, said);
            }
        }

        private static Sentence say(String key, Object... arguments) {
            return Sentence.beside(BadInput.class, "input." + key, arguments);
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

        /**
         * Parses a text; if that fails, notes it and gives nothing.
         *
         * @param expectation completes the sentence "expected: …"
         */
        public <T> @Nullable T parse(
                String pointer,
                @Nullable String text,
                Sentence expectation,
                Function<String, T> parser) {
            if (text == null) {
                add(pointer, say("missing-expected", expectation));
                return null;
            }
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                String reason = e.getMessage() + "; expected: " + Voice.ENGLISH.say(expectation);
                errors.add(new FieldProblem(pointer, reason, say("expected", expectation)));
                return null;
            }
        }

        private <T> @Nullable T attempt(String pointer, String expectation, Supplier<T> parser) {
            try {
                return parser.get();
            } catch (IllegalArgumentException | ArithmeticException e) {
                add(pointer, e.getMessage() + "; expected: " + expectation);
                return null;
            }
        }

        /**
         * A text of one line that must be there; stripped.
         *
         * @param lengthMax in UTF-16 units, as {@code VARCHAR} counts for all but rare characters
         */
        public @Nullable String text(String pointer, @Nullable String text, int lengthMax) {
            if (text == null || text.isBlank()) {
                add(pointer, say("blank"));
                return null;
            }
            String stripped = text.strip();
            if (stripped.length() > lengthMax) {
                add(pointer, say("long", stripped.length(), lengthMax));
                return null;
            }
            if (stripped.chars().anyMatch(Character::isISOControl)) {
                add(pointer, say("control"));
                return null;
            }
            return stripped;
        }

        /** As {@link #text}; nothing if it is absent or blank. */
        public @Nullable String optionalText(String pointer, @Nullable String text, int lengthMax) {
            return text == null || text.isBlank() ? null : text(pointer, text, lengthMax);
        }

        /** A mail address, by its shape alone; nothing if it is absent or blank. */
        public @Nullable String mail(String pointer, @Nullable String text) {
            String mail = optionalText(pointer, text, MAIL_MAX);
            if (mail != null && !MAIL.matcher(mail).matches()) {
                add(pointer, say("mail"));
                return null;
            }
            return mail;
        }

        /** An amount in the co-op's currency, between two bounds in minor units. */
        public @Nullable Money money(
                String pointer, @Nullable Money money, Currency currency, long min, long max) {
            if (money == null) {
                add(pointer, say("missing"));
                return null;
            }
            if (!money.currency().equals(currency)) {
                add(
                        pointer + "/currency",
                        say(
                                "other",
                                money.currency().getCurrencyCode(),
                                currency.getCurrencyCode()));
                return null;
            }
            if (money.minor() < min || money.minor() > max) {
                add(pointer + "/minor", say("range", money.minor(), min, max));
                return null;
            }
            return money;
        }

        public boolean isEmpty() {
            return errors.isEmpty();
        }

        /** What was noted so far, in that order. */
        public List<FieldProblem> errors() {
            return List.copyOf(errors);
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
