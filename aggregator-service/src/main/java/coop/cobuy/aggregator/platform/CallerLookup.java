package coop.cobuy.aggregator.platform;

import java.time.Instant;
import java.util.Optional;

/** Finds out whose a bearer token is. The identity module knows; the platform asks. */
public interface CallerLookup {

    /**
     * Who has a token.
     *
     * @param until from when on it is good for nothing
     */
    record Holder(Caller caller, Instant until) {}

    /** The holder, or nothing if the token is unknown, expired or revoked. May ask the database. */
    Optional<Holder> byToken(String token);
}
