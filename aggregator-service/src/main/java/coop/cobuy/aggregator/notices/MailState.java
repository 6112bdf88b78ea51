package coop.cobuy.aggregator.notices;

/** Whether a notice went out by mail. */
enum MailState {
    /** It does not: mail is not configured, or nobody has an address. */
    NONE,
    /** To be sent, or to be tried again. */
    WAITING,
    /** A mail server took it. */
    SENT,
    /** Given up. */
    FAILED
}
