package coop.cobuy.adapter.platform;

import coop.cobuy.problem.FieldProblem;

import java.util.List;

/**
 * Carries a refusal out of a use case, so that its transaction rolls back and the caller gets one
 * problem. Rules themselves return their {@link Reason} as a value.
 */
public final class Refused extends RuntimeException {

    private final transient Reason reason;
    private final transient List<FieldProblem> errors;

    public Refused(Reason reason) {
        this(reason, reason.message(), List.of());
    }

    public Refused(Reason reason, String detail) {
        this(reason, detail, List.of());
    }

    /** For a refusal that is about one field of the request. */
    public static Refused at(String pointer, Reason reason, String detail) {
        return new Refused(reason, detail, List.of(new FieldProblem(pointer, detail)));
    }

    private Refused(Reason reason, String detail, List<FieldProblem> errors) {
        super(reason.name() + ": " + detail, null, false, false);
        this.reason = reason;
        this.errors = List.copyOf(errors);
    }

    public Reason reason() {
        return reason;
    }

    /** What it says to a person: the reason's own sentence, or one about this occurrence. */
    public String detail() {
        return java.util.Objects.requireNonNull(getMessage()).substring(reason.name().length() + 2);
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
