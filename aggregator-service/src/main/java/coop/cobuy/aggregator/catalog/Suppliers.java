package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The suppliers of each co-op. */
@Singleton
public class Suppliers {

    private final SupplierRows rows;

    Suppliers(SupplierRows rows) {
        this.rows = rows;
    }

    @Transactional
    public Optional<Supplier> find(CoopId coop, SupplierId id) {
        return rows.find(coop.value(), id.value()).map(SupplierRow::supplier);
    }

    @Transactional
    public Optional<Supplier> byCode(CoopId coop, String code) {
        return rows.byCode(coop.value(), code).map(SupplierRow::supplier);
    }

    /** In order of id. */
    @Transactional
    public List<Supplier> after(CoopId coop, UUID after, int atMost) {
        return rows.after(coop.value(), after, atMost).stream().map(SupplierRow::supplier).toList();
    }

    /** Reads it, locked until the transaction ends. */
    @Transactional
    Optional<Supplier> lock(CoopId coop, SupplierId id) {
        return rows.lock(coop.value(), id.value()).map(SupplierRow::supplier);
    }

    @Transactional
    Supplier add(CoopId coop, SupplierId id, SupplierTerms terms, boolean active) {
        Supplier supplier = new Supplier(id, 1, active, terms);
        Unique.orRefuse(
                CatalogReason.SUPPLIER_CODE_TAKEN, () -> rows.save(SupplierRow.of(coop, supplier)));
        return supplier;
    }

    /** Replaces what stands; the supplier must be locked. */
    @Transactional
    Supplier change(CoopId coop, Supplier before, SupplierTerms terms, boolean active) {
        Supplier after = new Supplier(before.id(), before.version() + 1, active, terms);
        Changed.one(
                rows.raiseVersion(coop.value(), after.id().value(), after.version()),
                "supplier " + after.id());
        Unique.orRefuse(
                CatalogReason.SUPPLIER_CODE_TAKEN, () -> rows.update(SupplierRow.of(coop, after)));
        return after;
    }
}
