package coop.cobuy.adapter.transport;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;

/**
 * Where a supplier takes its documents.
 *
 * @param address the transport's own: a URL, a folder's name; empty where none is needed
 * @param secret signs what is sent; null where none is needed
 * @param allowPrivateTargets whether addresses inside one's own network may be called
 */
public record Route(
        CoopId coop,
        SupplierId supplier,
        String address,
        @Nullable String secret,
        boolean allowPrivateTargets) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "Route[" + coop + ", " + supplier + ", " + address + "]";
    }
}
