package coop.cobuy.aggregator.identity;

/** How far somebody has come in signing in on the pages. */
public enum Stage {
    /** All that was asked for was shown: the session is the account's. */
    SIGNED_IN,
    /** The password was right, a code of the second factor, or a passkey, is still to come. */
    CODE_NEEDED,
    /** The password was right, but the co-op asks for a second factor and there is none yet. */
    FACTOR_NEEDED
}
