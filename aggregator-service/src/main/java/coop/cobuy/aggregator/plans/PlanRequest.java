package coop.cobuy.aggregator.plans;

import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A round with all that decides it, checked as a whole. Members, offers and suppliers are known by
 * their index; suppliers that only offers name come after those of the list.
 *
 * @param lines by member, then by offer
 * @param claims every line's history, by position and then by member; a plain line has one
 * @param received thousandths of a unit by offer, of those that have a receipt
 */
record PlanRequest(
        Currency currency,
        PlanRules rules,
        List<PlanSupplier> suppliers,
        List<PlanOffer> offers,
        List<String> members,
        List<PlanLine> lines,
        List<PlanClaim> claims,
        Map<Integer, Receipt> received,
        List<PlanInvoice> invoices) {

    PlanRequest {
        suppliers = List.copyOf(suppliers);
        offers = List.copyOf(offers);
        members = List.copyOf(members);
        lines = List.copyOf(lines);
        claims = List.copyOf(claims);
        received = Map.copyOf(received);
        invoices = List.copyOf(invoices);
    }

    /**
     * What arrived of an offer.
     *
     * @param at the JSON pointer of the receipt
     */
    record Receipt(String at, long milli) {}
}
