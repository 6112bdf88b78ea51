package coop.cobuy.adapter.platform;

import java.util.Optional;

/** Finds out whose a bearer token is. A test may put its own in place. */
public interface CallerLookup {

    /**
     * The caller, or nothing if the token is unknown, expired or revoked.
     *
     * @throws Refused with {@link PlatformReason#SIGN_IN_AWAY} if nobody can say
     */
    Optional<Caller> byToken(String token);
}
