package coop.cobuy.aggregator.platform;

import static coop.cobuy.aggregator.platform.Action.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which role may do what: the one place that says so. */
public final class Permissions {

    /** What everybody may who has an account. */
    private static final Set<Action> ALL =
            EnumSet.of(SEE_ONESELF, SEE_COOP, READ_NOTICES, MANAGE_OWN_ACCOUNT, SEE_CATALOGUE);

    private static final Map<Role, Set<Action>> BY_ROLE = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            Set<Action> actions = EnumSet.copyOf(ALL);
            actions.addAll(own(role));
            BY_ROLE.put(role, actions);
        }
    }

    private Permissions() {}

    private static Set<Action> own(Role role) {
        return switch (role) {
            case MEMBER -> member();
            case DELEGATE -> delegate();
            case BUYER -> buyer();
            case SUPPLIER ->
                    EnumSet.of(
                            SEE_OWN_PURCHASE_ORDERS,
                            ANSWER_OWN_PURCHASE_ORDERS,
                            BILL_OWN_PURCHASE_ORDERS,
                            SEND_OWN_PRICE_LISTS,
                            MANAGE_OWN_FEED);
            case BOOKKEEPER -> bookkeeper();
            case ADMINISTRATOR -> administrator();
        };
    }

    /** A delegate orders for a household and sees what came of it, but not its money. */
    private static Set<Action> delegate() {
        return EnumSet.of(
                SEE_OWN_MEMBER,
                SEE_ROUNDS,
                PLACE_ORDERS,
                SEE_OWN_ORDER,
                SEE_ORDERS_OF_MEMBER,
                SEE_OWN_ALLOTMENT,
                SEE_WHAT_I_GOT,
                SEE_OWN_DELIVERY);
    }

    private static Set<Action> member() {
        Set<Action> actions = EnumSet.of(SEE_OWN_BALANCE, SEE_OWN_STATEMENT, MANAGE_HOUSEHOLD);
        actions.addAll(delegate());
        return actions;
    }

    /** What all see who work for the co-op. */
    private static Set<Action> staff() {
        return EnumSet.of(
                SEE_OWN_MEMBER,
                SEE_MEMBERS,
                SEE_ROUNDS,
                SEE_ORDERS_OF_MEMBER,
                SEE_PURCHASE_ORDERS,
                SEE_OWN_PURCHASE_ORDERS,
                SEE_ALLOTMENTS,
                SEE_OWN_ALLOTMENT,
                SEE_RECEIPTS,
                SEE_OWN_DELIVERY);
    }

    private static Set<Action> buyer() {
        Set<Action> actions = staff();
        actions.addAll(
                EnumSet.of(
                        MANAGE_CATALOGUE,
                        MANAGE_ROUNDS,
                        PLACE_ORDERS,
                        ORDER_FOR_OTHERS,
                        SEE_OWN_ORDER,
                        SEE_ALL_ORDERS,
                        RELEASE_MEMBERS,
                        MAKE_DRAFTS,
                        DECIDE_MINIMUMS,
                        MANAGE_PURCHASE_ORDERS,
                        RECEIVE_GOODS,
                        SEE_INVOICES,
                        MATCH_INVOICES,
                        SEE_SETTLEMENTS));
        return actions;
    }

    private static Set<Action> bookkeeper() {
        Set<Action> actions = staff();
        actions.addAll(
                EnumSet.of(
                        SEE_OWN_ORDER,
                        SEE_ALL_ORDERS,
                        SEE_INVOICES,
                        MATCH_INVOICES,
                        MANAGE_INVOICES,
                        SEE_OWN_BALANCE,
                        SEE_ALL_BALANCES,
                        SET_CREDIT_LIMITS,
                        SEE_LEDGER,
                        MANAGE_PAYMENTS,
                        SEE_SETTLEMENTS,
                        SEE_OWN_STATEMENT,
                        SEE_ALL_STATEMENTS));
        return actions;
    }

    private static Set<Action> administrator() {
        Set<Action> actions = staff();
        actions.addAll(
                EnumSet.of(
                        MANAGE_COOP,
                        MANAGE_ACCOUNTS,
                        SEE_AUDIT,
                        MANAGE_DEAD_LETTERS,
                        MANAGE_MEMBERS,
                        MANAGE_CATALOGUE,
                        MANAGE_ROUNDS,
                        RELEASE_MEMBERS,
                        SEE_OWN_BALANCE,
                        SEE_ALL_BALANCES,
                        SET_CREDIT_LIMITS));
        return actions;
    }

    public static boolean allows(Role role, Action action) {
        return BY_ROLE.getOrDefault(role, Set.of()).contains(action);
    }

    /**
     * Whether somebody may do it.
     *
     * @param scopes what the token is limited to; empty: to nothing, it stands for all of the
     *     account
     */
    static boolean allows(Set<Role> roles, Set<Scope> scopes, Action action) {
        boolean inScope =
                scopes.isEmpty() || action == SEE_ONESELF || scopes.contains(action.scope());
        return inScope && roles.stream().anyMatch(role -> allows(role, action));
    }
}
