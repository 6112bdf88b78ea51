package coop.cobuy.aggregator.platform;

import java.util.Locale;

/**
 * What somebody may do here, in the words of the co-op. Which role may do what stands in {@link
 * Permissions} and nowhere else; a route names its action by {@link Needs}.
 */
public enum Action {
    /** Who one is. */
    SEE_ONESELF(Scope.READ),
    SEE_COOP(Scope.READ),
    /** What one is told, and that it was read. */
    READ_NOTICES(Scope.READ),
    /** One's own tokens, sessions, passwords and second factors. */
    MANAGE_OWN_ACCOUNT(Scope.ADMINISTRATION),
    MANAGE_COOP(Scope.ADMINISTRATION),
    MANAGE_ACCOUNTS(Scope.ADMINISTRATION),
    SEE_AUDIT(Scope.ADMINISTRATION),
    MANAGE_DEAD_LETTERS(Scope.ADMINISTRATION),

    /** The member that one acts for. */
    SEE_OWN_MEMBER(Scope.READ),
    SEE_MEMBERS(Scope.READ),
    MANAGE_MEMBERS(Scope.ADMINISTRATION),
    /** Who orders for the member that one acts for. */
    MANAGE_HOUSEHOLD(Scope.ADMINISTRATION),

    /** Suppliers and offers; a supplier sees its own. */
    SEE_CATALOGUE(Scope.READ),
    MANAGE_CATALOGUE(Scope.CATALOGUE),

    /** Rounds, what is offered in them, and how much is asked for. */
    SEE_ROUNDS(Scope.READ),
    MANAGE_ROUNDS(Scope.PURCHASING),

    /** For the member that one acts for. */
    PLACE_ORDERS(Scope.ORDERS),
    ORDER_FOR_OTHERS(Scope.ORDERS),
    SEE_OWN_ORDER(Scope.READ),
    SEE_ALL_ORDERS(Scope.READ),
    /** A member's orders over all rounds, and what money is free for the next. */
    SEE_ORDERS_OF_MEMBER(Scope.READ),
    /** Members whose orders a fault kept back. */
    RELEASE_MEMBERS(Scope.ORDERS),

    MAKE_DRAFTS(Scope.PURCHASING),
    DECIDE_MINIMUMS(Scope.PURCHASING),
    /** Approve, cancel, answer in the supplier's name. */
    MANAGE_PURCHASE_ORDERS(Scope.PURCHASING),
    SEE_PURCHASE_ORDERS(Scope.READ),
    /** Those to the supplier that one acts for. */
    SEE_OWN_PURCHASE_ORDERS(Scope.READ),
    /** For the supplier that one acts for: confirm, change, reject, announce what is shipped. */
    ANSWER_OWN_PURCHASE_ORDERS(Scope.PURCHASING),
    /** For the supplier that one acts for. */
    BILL_OWN_PURCHASE_ORDERS(Scope.BOOKS),
    /** For the supplier that one acts for. */
    SEND_OWN_PRICE_LISTS(Scope.CATALOGUE),
    /** In which format and by which way the supplier that one acts for takes its documents. */
    MANAGE_OWN_FEED(Scope.FEEDS),
    SEE_ALLOTMENTS(Scope.READ),
    SEE_OWN_ALLOTMENT(Scope.READ),
    /** What oneself got in a round, without naming the member. */
    SEE_WHAT_I_GOT(Scope.READ),

    RECEIVE_GOODS(Scope.PURCHASING),
    SEE_RECEIPTS(Scope.READ),
    SEE_OWN_DELIVERY(Scope.READ),

    SEE_INVOICES(Scope.READ),
    /** Hold an invoice against what was ordered and came, once more. */
    MATCH_INVOICES(Scope.BOOKS),
    /** Enter, accept, dispute, reject. */
    MANAGE_INVOICES(Scope.BOOKS),

    SEE_OWN_BALANCE(Scope.READ),
    SEE_ALL_BALANCES(Scope.READ),
    SET_CREDIT_LIMITS(Scope.BOOKS),
    SEE_LEDGER(Scope.READ),
    MANAGE_PAYMENTS(Scope.BOOKS),
    SEE_SETTLEMENTS(Scope.READ),
    SEE_OWN_STATEMENT(Scope.READ),
    SEE_ALL_STATEMENTS(Scope.READ);

    private final Scope scope;

    Action(Scope scope) {
        this.scope = scope;
    }

    /** The scope that a limited token needs for it. */
    public Scope scope() {
        return scope;
    }

    /** As a sentence names it: "place orders". */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
