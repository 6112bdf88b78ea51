package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a purchase order says, which is what a buyer approves.
 *
 * @param number the document number, given with the first draft and kept for ever
 * @param revision 0 for the first document that the supplier gets
 * @param bookVersion of the frozen book that it was made from
 * @param minimum the least net value that the supplier takes, zero for any
 * @param lines one for each offer that somebody asked for, by SKU; see {@link #ordered()}
 * @param net sum of the lines' net amounts
 * @param vat once per rate, on the sum of its lines, rounded half up (EN 16931)
 * @param gross net and VAT, without deposits and freight: compared with a buyer's limit
 * @param hash SHA-256 over all of it, allotments included, in hexadecimal
 * @param version grows with every change of the purchase order, of its content or of its state
 */
public record OrderContent(
        CoopId coop,
        PurchaseOrderId id,
        RoundId round,
        SupplierId supplier,
        String supplierCode,
        String supplierName,
        String number,
        int revision,
        long bookVersion,
        Money minimum,
        List<OrderLine> lines,
        Money net,
        Money vat,
        Money gross,
        String hash,
        long version) {

    public OrderContent {
        lines = List.copyOf(lines);
    }

    /** What answers to another revision are compared with; sums and hash stay this one's. */
    OrderContent with(int otherRevision, List<OrderLine> otherLines) {
        return new OrderContent(
                coop,
                id,
                round,
                supplier,
                supplierCode,
                supplierName,
                number,
                otherRevision,
                bookVersion,
                minimum,
                otherLines,
                net,
                vat,
                gross,
                hash,
                version);
    }

    public Currency currency() {
        return net.currency();
    }

    /** The lines that go to the supplier: those of more than nothing. */
    public Stream<OrderLine> ordered() {
        return lines.stream().filter(OrderLine::isOrdered);
    }

    /** The line of an offer, if anybody asked for it. */
    public Optional<OrderLine> line(OfferId offer) {
        return lines.stream().filter(line -> line.offer().equals(offer)).findFirst();
    }
}
