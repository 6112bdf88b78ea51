package coop.cobuy.aggregator.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/**
 * What a browser gets instead of a page that it may not have. What was typed into a form is in
 * {@link FormFields#typed}, so that nobody has to type it again.
 */
public interface PageDoor {

    /** Nobody is signed in, or no longer. */
    MutableHttpResponse<?> signedOut(HttpRequest<?> request);

    /** The roles do not allow it. */
    MutableHttpResponse<?> notAllowed(HttpRequest<?> request);

    /**
     * A form came without the token of the session that it came with: it was made before the last
     * sign-in, or somewhere else.
     */
    MutableHttpResponse<?> formOfAnotherSession(HttpRequest<?> request);
}
