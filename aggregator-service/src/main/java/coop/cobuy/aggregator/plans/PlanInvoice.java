package coop.cobuy.aggregator.plans;

import coop.cobuy.money.Percent;

import java.util.List;

/**
 * A supplier's invoice.
 *
 * @param supplier the supplier's index
 * @param linesAt the JSON pointer of its lines
 * @param allowances with their sign, split by net
 * @param charges each by its own rule
 */
record PlanInvoice(
        int supplier,
        String linesAt,
        List<Line> lines,
        List<PlanAmount> allowances,
        List<PlanAmount> charges,
        long roundingMinor) {

    PlanInvoice {
        lines = List.copyOf(lines);
        allowances = List.copyOf(allowances);
        charges = List.copyOf(charges);
    }

    /**
     * What is billed for an offer.
     *
     * @param offer the offer's index
     * @param depositMinor billed beside the net
     */
    record Line(int offer, long unitsMilli, long netMinor, Percent vat, long depositMinor) {}
}
