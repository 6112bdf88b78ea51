package coop.cobuy.aggregator.purchasing;

/** Somebody else makes the drafts by now; what was about to be written is not. */
final class OvertakenException extends RuntimeException {

    OvertakenException(DraftClaim claim) {
        super("drafting of round " + claim.round() + ", attempt " + claim.attempt());
    }
}
