package coop.cobuy.adapter.format.rules;

import coop.cobuy.problem.FieldProblem;

/**
 * A rule that a document breaks.
 *
 * @param rule its official id such as {@code PEPPOL-T01-R008}; {@code XSD} for the schema
 * @param fatal whether the document is invalid by it; else it is a warning
 * @param at an XPath, or the line and column
 */
public record Finding(String rule, boolean fatal, String at, String text) {

    /** For a person. */
    public FieldProblem problem() {
        return new FieldProblem(at, sentence());
    }

    /** The rule and what it says. */
    public String sentence() {
        String plain = text.replace("[" + rule + "]-", "").strip();
        return (fatal ? "breaks " : "is warned of by ") + rule + ": " + plain;
    }
}
