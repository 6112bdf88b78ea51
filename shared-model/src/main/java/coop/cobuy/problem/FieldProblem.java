package coop.cobuy.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;

import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body such as {@code
 *     /lines/0/quantity}, or the name of a header or parameter
 * @param reason a sentence for a person, in English
 * @param said the same to be said in other languages, on pages; null: it is known in English alone
 */
public record FieldProblem(String pointer, String reason, @JsonIgnore @Nullable Sentence said) {

    public FieldProblem(String pointer, String reason) {
        this(pointer, reason, null);
    }

    public FieldProblem(String pointer, Sentence said) {
        this(pointer, Voice.ENGLISH.say(said), said);
    }
}
