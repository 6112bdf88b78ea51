package coop.cobuy.aggregator.identity;

import coop.cobuy.id.CoopId;

/**
 * Carries mails to one person: invitations, links for a new password. The module that sends mails
 * does; this one only says what is in them.
 */
public interface AccountMail {

    /** Whether there is a mail server at all. */
    boolean isConfigured();

    /**
     * Writes a mail, in the transaction under way; it goes out once that has committed, and is kept
     * nowhere then, as it may bear a secret.
     */
    void write(CoopId coop, String address, String subject, String text);
}
