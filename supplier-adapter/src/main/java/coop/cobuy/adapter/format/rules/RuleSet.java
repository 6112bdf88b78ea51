package coop.cobuy.adapter.format.rules;

/** The documents that there are official rules for, each with the name that its rules have. */
public enum RuleSet {
    PEPPOL_ORDER("eu.peppol.bis3", "order"),
    PEPPOL_ORDER_CHANGE("eu.peppol.bis3", "order-change"),
    PEPPOL_ORDER_CANCELLATION("eu.peppol.bis3", "order-cancellation"),
    PEPPOL_ORDER_RESPONSE("eu.peppol.bis3", "order-response"),
    PEPPOL_ORDER_RESPONSE_ADVANCED("eu.peppol.bis3", "order-response-advanced"),
    PEPPOL_DESPATCH_ADVICE("eu.peppol.bis3", "despatch-advice"),
    PEPPOL_CATALOGUE("eu.peppol.bis3", "catalogue"),
    PEPPOL_INVOICE("eu.peppol.bis3", "invoice"),
    PEPPOL_CREDIT_NOTE("eu.peppol.bis3", "creditnote"),
    /** Known since 2026.5. */
    PEPPOL_INVOICE_SELF_BILLING("eu.peppol.bis3", "invoice-self-billing"),
    /** Known since 2026.5. */
    PEPPOL_CREDIT_NOTE_SELF_BILLING("eu.peppol.bis3", "creditnote-self-billing"),
    EN16931_UBL_INVOICE("eu.cen.en16931", "ubl"),
    EN16931_UBL_CREDIT_NOTE("eu.cen.en16931", "ubl-creditnote"),
    EN16931_CII("eu.cen.en16931", "cii");

    private final String group;
    private final String artifact;

    RuleSet(String group, String artifact) {
        this.group = group;
        this.artifact = artifact;
    }

    String group() {
        return group;
    }

    String artifact() {
        return artifact;
    }

    boolean isPeppol() {
        return group.startsWith("eu.peppol");
    }
}
