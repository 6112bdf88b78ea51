package coop.cobuy.adapter.format.xml;

import coop.cobuy.problem.FieldProblem;

/** Bytes are no XML that is taken. */
public final class UnreadableXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FieldProblem problem;

    UnreadableXmlException(String pointer, String reason) {
        super(reason);
        this.problem = new FieldProblem(pointer, reason);
    }

    /** What is wrong and where. */
    public FieldProblem problem() {
        return problem;
    }
}
