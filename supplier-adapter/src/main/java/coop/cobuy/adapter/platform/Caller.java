package coop.cobuy.adapter.platform;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request: an account in one co-op, as the aggregator says for its token. A controller
 * takes it as an argument; every query is bound to its {@link #coop()}.
 *
 * @param supplierOrNull the supplier that the account acts for, see {@link #supplier()}
 */
public record Caller(
        CoopId coop,
        AccountId account,
        String name,
        Set<Role> roles,
        @Nullable SupplierId supplierOrNull) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public Optional<SupplierId> supplier() {
        return Optional.ofNullable(supplierOrNull);
    }

    /** Whether the account speaks for this supplier. */
    public boolean actsFor(SupplierId supplier) {
        return is(Role.SUPPLIER) && supplier.equals(supplierOrNull);
    }
}
