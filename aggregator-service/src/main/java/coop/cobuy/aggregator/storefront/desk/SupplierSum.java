package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.money.Money;

/**
 * How far a round has come with a supplier.
 *
 * @param asked offers that somebody wants
 * @param net what they cost at this demand
 * @param openCases offers with a case that is not full yet
 * @param belowMinimum offers below their minimum quantity
 */
public record SupplierSum(
        Supplier supplier, int offers, int asked, Money net, int openCases, int belowMinimum) {

    static SupplierSum none(Supplier supplier, Money zero) {
        return new SupplierSum(supplier, 0, 0, zero, 0, 0);
    }

    SupplierSum plus(DemandLine line) {
        return new SupplierSum(
                supplier,
                offers + 1,
                asked + (line.asked() ? 1 : 0),
                net.plus(line.net()),
                openCases + (line.caseOpen() ? 1 : 0),
                belowMinimum + (line.belowMinimum() ? 1 : 0));
    }

    /** What is missing to the least that the supplier takes; zero: nothing. */
    public Money missing() {
        Money least = supplier.terms().minimumOrder();
        return least.isOver(net) ? least.minus(net) : Money.zero(net.currency());
    }
}
