package coop.cobuy.adapter.platform;

/**
 * Why the business says no. Each module has an enum of its own that implements this; the order of
 * its constants is the order in which they are tried.
 */
public interface Reason {

    /** Stable, for programs: the enum's own {@code name()}. */
    String name();

    /** The HTTP status: 403, 404, 409, 412, 422, 429 or 503. */
    int status();

    /** One sentence for a person. */
    String message();
}
