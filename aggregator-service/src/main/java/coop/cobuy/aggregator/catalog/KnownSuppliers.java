package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.util.UUID;

/** Says which suppliers an account may act for. */
@Singleton
final class KnownSuppliers implements KnownParty {

    private final Suppliers suppliers;

    KnownSuppliers(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public boolean exists(CoopId coop, UUID id) {
        return suppliers.find(coop, new SupplierId(id)).isPresent();
    }
}
