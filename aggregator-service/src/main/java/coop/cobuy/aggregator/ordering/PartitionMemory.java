package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered of a partition between its batches, so that members who order again are not
 * read again. Right only as long as nobody else applies the partition and no transaction is rolled
 * back: whoever sees either throws it away.
 */
final class PartitionMemory {

    private static final int ENTRIES_MAX = 5_000;

    final Map<OrderKey, MemberOrder> orders = newest();
    final Map<MemberKey, MemberFunds> funds = newest();
    final Map<RoundKey, Gate> gates = new HashMap<>();
    final Map<Demand.Key, Demand> demand = newest();

    /** Members whose commands are parked; null: not read yet. */
    @Nullable Set<MemberKey> parked;

    Set<MemberKey> parked() {
        return parked == null ? Set.of() : parked;
    }

    void released(MemberKey member) {
        Set<MemberKey> left = new HashSet<>(parked());
        left.remove(member);
        parked = left;
    }

    /** Keeps what a workspace knows at its end. */
    void keep(Workspace workspace) {
        workspace.allOrders().forEach((key, order) -> keep(orders, key, order));
        funds.putAll(workspace.allFunds());
        workspace.allGates().forEach((key, gate) -> keep(gates, key, gate));
    }

    void forgetOrders() {
        orders.clear();
        funds.clear();
    }

    private static <K, V> void keep(Map<K, V> map, K key, @Nullable V value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static <K, V> Map<K, V> newest() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > ENTRIES_MAX;
            }
        };
    }
}
