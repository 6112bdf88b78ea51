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
 */
public record Caller(
        CoopId coop,
        Currency currency,
        AccountId account,
        String name,
        Set<Role> roles,
        @Nullable MemberId memberOrNull,
        @Nullable SupplierId supplierOrNull,
        @Nullable Money approvalLimitOrNull) {

    public Caller {
        roles = Set.copyOf(roles);
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
