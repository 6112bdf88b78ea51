package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * What an invoice comes to for a member, in minor units.
 *
 * @param supplier for the supplier, with tax
 * @param feeNet for the co-op
 * @param goods net
 * @param reference what the goods would have cost, net
 */
record MemberTotal(
        int member, long supplier, long feeNet, long feeVat, long goods, long reference) {

    /** One for each member among the charges, in their order. */
    static List<MemberTotal> of(List<Charge> charges) {
        List<MemberTotal> totals = new ArrayList<>();
        int from = 0;
        while (from < charges.size()) {
            int to = from;
            while (to < charges.size() && charges.get(to).member() == charges.get(from).member()) {
                to++;
            }
            totals.add(total(charges.subList(from, to)));
            from = to;
        }
        return totals;
    }

    private static MemberTotal total(List<Charge> charges) {
        long supplier = 0;
        long feeNet = 0;
        long feeVat = 0;
        long goods = 0;
        long reference = 0;
        for (Charge charge : charges) {
            if (charge.component().isFee()) {
                feeNet = Math.addExact(feeNet, charge.net());
                feeVat = Math.addExact(feeVat, charge.vat());
            } else {
                supplier = Math.addExact(supplier, charge.gross());
            }
            if (charge.component() == Component.GOODS) {
                goods = Math.addExact(goods, charge.net());
                reference = Math.addExact(reference, charge.reference());
            }
        }
        return new MemberTotal(
                charges.getFirst().member(), supplier, feeNet, feeVat, goods, reference);
    }

    long fees() {
        return Math.addExact(feeNet, feeVat);
    }
}
