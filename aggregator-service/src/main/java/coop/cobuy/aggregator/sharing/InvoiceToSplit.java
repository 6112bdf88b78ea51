package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

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
}
