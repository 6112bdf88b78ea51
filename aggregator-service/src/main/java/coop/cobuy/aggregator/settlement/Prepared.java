package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.rounds.RoundFees;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.money.Percent;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * An accepted invoice, split, ready to be posted. Made again from the same facts after a crash, it
 * is the same, which its {@link #hash} proves.
 *
 * @param payable in minor units, below zero for a credit note
 * @param columns the split
 * @param bases what stands behind each column
 * @param fees what the co-op takes once; absent for a credit note
 * @param feeVat tax on mark-ups and fees
 * @param carried the rounding ledger; absent where the round has none
 */
record Prepared(
        Invoice.Accepted invoice,
        OrderContent order,
        Participants participants,
        long payable,
        List<Column> columns,
        List<LineBasis> bases,
        Optional<RoundFees> fees,
        Percent feeVat,
        Optional<Carried> carried) {

    Prepared {
        columns = List.copyOf(columns);
        bases = List.copyOf(bases);
    }

    boolean isCredit() {
        return invoice.bill().credit();
    }

    /** The co-op's own share, net and tax. */
    long coopShare() {
        long sum = 0;
        for (Column column : columns) {
            int last = column.who().length - 1;
            if (last >= 0 && column.who()[last] == participants.coop()) {
                sum = Math.addExact(sum, Math.addExact(column.net()[last], column.vat()[last]));
            }
        }
        return sum;
    }

    /** SHA-256 over who pays what. */
    byte[] hash() {
        MessageDigest sha256 = Participants.sha256();
        for (int i = 0; i < participants.count(); i++) {
            sha256.update(participants.id(i));
        }
        ByteBuffer cell = ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES);
        for (Column column : columns) {
            cell.clear();
            cell.putInt(column.component().code()).putLong(column.no());
            cell.putLong(column.vatPercent().hundredths());
            sha256.update(cell.array());
            for (int i = 0; i < column.who().length; i++) {
                cell.clear();
                cell.putInt(column.who()[i]).putLong(column.net()[i]).putLong(column.vat()[i]);
                sha256.update(cell.array());
            }
        }
        return sha256.digest();
    }
}
