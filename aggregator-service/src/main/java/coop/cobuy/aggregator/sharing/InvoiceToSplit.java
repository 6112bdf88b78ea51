package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;

/**
 * A whole document in minor units with the weights of its lines; the amounts of a credit note are
 * below zero.
 *
 * @param vat what the document taxes per rate; every rate of a line or amount is in it
 * @param rounding the document's own rounding of its total
 * @param payable what is to be shared in the end
 */
public record InvoiceToSplit(
        Participants participants,
        List<SplitLine> lines,
        List<SplitAmount> amounts,
        SortedMap<Percent, Long> vat,
        long rounding,
        long payable) {

    public InvoiceToSplit {
        lines = List.copyOf(lines);
        amounts = List.copyOf(amounts);
    }

    /** A document whose tax and payable amount follow from its lines and amounts. */
    public static InvoiceToSplit of(
            Participants participants,
            List<SplitLine> lines,
            List<SplitAmount> amounts,
            RoundingMode taxRounding,
            long rounding) {
        SortedMap<Percent, Long> vat = DocumentTax.of(lines, amounts, taxRounding);
        long payable = rounding;
        for (SplitLine line : lines) {
            payable = Math.addExact(payable, line.net());
        }
        for (SplitAmount amount : amounts) {
            payable = Math.addExact(payable, amount.net());
        }
        for (long tax : vat.values()) {
            payable = Math.addExact(payable, tax);
        }
        return new InvoiceToSplit(participants, lines, amounts, vat, rounding, payable);
    }
}
