package coop.cobuy.aggregator.platform;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request: an account in one co-op, from its token. A controller takes it as an
 * argument; every query is bound to its {@link #coop()}.
 *
 * @param currency the co-op's, in which all its money is
 * @param memberOrNull the member that the account acts for, see {@link #member()}
 * @param supplierOrNull the supplier that the account acts for, see {@link #supplier()}
 * @param approvalLimitOrNull see {@link #approvalLimit()}
 * @param scopes what the token is limited to; empty: to nothing
 */
public record Caller(
        CoopId coop,
        Currency currency,
        AccountId account,
        String name,
        Set<Role> roles,
        @Nullable MemberId memberOrNull,
        @Nullable SupplierId supplierOrNull,
        @Nullable Money approvalLimitOrNull,
        Set<Scope> scopes) {

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Who may do all that the account may. */
    public Caller(
            CoopId coop,
            Currency currency,
            AccountId account,
            String name,
            Set<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit) {
        this(coop, currency, account, name, roles, member, supplier, approvalLimit, Set.of());
    }

    /** The same, limited to some scopes; none: not limited. */
    public Caller within(Set<Scope> limits) {
        return new Caller(
                coop,
                currency,
                account,
                name,
                roles,
                memberOrNull,
                supplierOrNull,
                approvalLimitOrNull,
                limits);
    }

    /** Whether the roles and the token allow it. */
    public boolean may(Action action) {
        return Permissions.allows(roles, scopes, action);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public Optional<MemberId> member() {
        return Optional.ofNullable(memberOrNull);
    }

    public Optional<SupplierId> supplier() {
        return Optional.ofNullable(supplierOrNull);
    }

    /** The largest gross total of a purchase order that this buyer approves alone; absent: none. */
    public Optional<Money> approvalLimit() {
        return Optional.ofNullable(approvalLimitOrNull);
    }
}
