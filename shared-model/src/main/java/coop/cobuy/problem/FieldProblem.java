package coop.cobuy.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body such as {@code
 *     /lines/0/quantity}, or the name of a header or parameter
 * @param reason a sentence for a person
 */
public record FieldProblem(String pointer, String reason) {}
