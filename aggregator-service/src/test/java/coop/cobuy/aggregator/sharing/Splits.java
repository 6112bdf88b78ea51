package coop.cobuy.aggregator.sharing;

import coop.cobuy.id.Id;

import java.util.List;
import java.util.UUID;

/** What tests of splits share. */
final class Splits {

    private Splits() {}

    /** So many members and the co-op, whose keys are in the order of their indexes. */
    static Participants inOrder(int members) {
        byte[][] ids = new byte[members + 1][];
        byte[][] keys = new byte[members + 1][];
        for (int i = 0; i <= members; i++) {
            ids[i] = Id.bytes(new UUID(1, i));
            keys[i] = new byte[] {(byte) (i >> 8), (byte) i};
        }
        return Participants.withKeys(ids, keys);
    }

    /** Net and tax of one taker over all columns. */
    static long totalOf(List<Column> columns, int taker) {
        long total = 0;
        for (Column column : columns) {
            for (int i = 0; i < column.who().length; i++) {
                if (column.who()[i] == taker) {
                    total += column.net()[i] + column.vat()[i];
                }
            }
        }
        return total;
    }
}
