package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.Reason;

/** Why a profile is not shown or changed. */
enum ProfileReason implements Reason {
    NO_PROFILE(404, "The supplier has no feed profile yet."),
    SECRETS_KEY_MISSING(503, "Secrets cannot be kept here: COBUY_SECRETS_KEY is not set."),
    TRIED_JUST_NOW(429, "A test was sent just now: wait ten seconds."),
    FOLDER_TAKEN(409, "Another supplier of the co-op has this folder."),
    PRIVATE_TARGETS_NEED_ADMINISTRATOR(
            403, "Only an administrator may allow an address in one's own network.");

    private final int status;
    private final String message;

    ProfileReason(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
