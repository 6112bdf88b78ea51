package coop.cobuy.aggregator.plans;

import io.micronaut.http.exceptions.ContentLengthExceededException;

import java.io.IOException;
import java.io.InputStream;

/** Answers from bodies that are read as streams. */
final class Bodies {

    private Bodies() {}

    /** What makes an answer of a body. */
    interface Answering<T> {
        T answer(InputStream body) throws IOException;
    }

    /**
     * An answer to a body.
     *
     * @throws ContentLengthExceededException if the body is larger than its route takes, which a
     *     stream tells only as the cause of its own exception
     */
    static <T> T answer(InputStream body, Answering<T> answering) throws IOException {
        try {
            return answering.answer(body);
        } catch (IOException e) {
            if (e.getCause() instanceof ContentLengthExceededException tooLarge) {
                throw tooLarge;
            }
            throw e;
        }
    }
}
