package coop.cobuy.contract.ordering.v1;

import java.util.UUID;

/** Which partition of {@code orders.command.v1} a member's commands go to. */
public final class OrderPartitions {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private OrderPartitions() {}

    /**
     * Depends on the ids and the count alone and never changes: all of a member's commands must
     * stay in one partition for ever. Mixes with the finaliser of MurmurHash3.
     */
    public static int partition(UUID coopId, UUID memberId, int partitionCount) {
        long mixed = (coopId.getMostSignificantBits() * GOLDEN) ^ coopId.getLeastSignificantBits();
        mixed = mix(mixed) ^ memberId.getMostSignificantBits();
        mixed = mix(mixed) ^ memberId.getLeastSignificantBits();
        return (int) Long.remainderUnsigned(mix(mixed), partitionCount);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
