package coop.cobuy.aggregator.platform;

import java.util.Optional;

/** Finds out whose a bearer token is. The identity module knows; the platform asks. */
public interface CallerLookup {

    /** The caller, or nothing if the token is unknown, expired or revoked. May ask the database. */
    Optional<Caller> byToken(String token);
}
