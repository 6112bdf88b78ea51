package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.SupplierId;

import java.util.Set;

/** Whose terms a caller may see: a supplier's account those of its own supplier alone. */
final class Visible {

    private Visible() {}

    /** Whether the caller is nobody but a supplier. */
    static boolean onlyOwn(Caller caller) {
        return caller.roles().equals(Set.of(Role.SUPPLIER));
    }

    static boolean to(Caller caller, SupplierId supplier) {
        return !onlyOwn(caller) || caller.supplier().filter(supplier::equals).isPresent();
    }
}
