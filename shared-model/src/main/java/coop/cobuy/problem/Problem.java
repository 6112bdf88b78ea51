package coop.cobuy.problem;

import java.util.List;

/**
 * The body of every answer that is no success, RFC 9457 ({@code application/problem+json}).
 *
 * @param type a URI that names the kind of problem: {@code urn:cobuy:problem:} and the code in
 *     lower case
 * @param title a short phrase for the kind
 * @param status the HTTP status
 * @param code stable, for programs: {@code ROUND_CLOSED}
 * @param detail a sentence for a person about this occurrence
 * @param errors what is wrong where; empty when the whole request is meant
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<FieldProblem> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(
            int status, String code, String title, String detail, List<FieldProblem> errors) {
        String type =
                "urn:cobuy:problem:" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Problem(type, title, status, code, detail, errors);
    }
}
