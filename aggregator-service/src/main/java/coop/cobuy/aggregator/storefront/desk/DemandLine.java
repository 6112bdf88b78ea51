package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far an offer has come, as a buyer sees it.
 *
 * @param net what the firm units cost at this demand
 */
public record DemandLine(Offer offer, String supplier, OfferDemand demand, Money net) {

    public String name() {
        return offer.terms().name();
    }

    public String sku() {
        return offer.terms().sku();
    }

    public String unit(Visit visit) {
        return UnitNames.of(visit, offer.terms().unit());
    }

    public Units units() {
        return Units.parse(demand.units());
    }

    public Units tolerance() {
        return Units.parse(demand.tolerance());
    }

    public Units missingToCase() {
        return Units.parse(demand.unitsToFullCase());
    }

    /** What is missing to the least that is taken; a single case is no minimum beside its size. */
    public Units missingToMinimum() {
        boolean none =
                offer.terms().packing() instanceof Packing.InCases cases
                        && cases.minimum().count() <= 1;
        return none ? Units.ZERO : Units.parse(demand.unitsToMinimum());
    }

    /** Full cases of the firm units, and the one that is open; nothing of loose goods. */
    public Optional<Long> cases() {
        return offer.terms().packing() instanceof Packing.InCases cases
                ? Optional.of(cases.pack().ceil(units()).count())
                : Optional.empty();
    }

    public Optional<Units> caseUnits() {
        return offer.terms().packing() instanceof Packing.InCases cases
                ? Optional.of(cases.pack().unitsPerCase())
                : Optional.empty();
    }

    public boolean asked() {
        return demand.members() > 0;
    }

    /** Whether a case is begun that demand and tolerances do not fill. */
    public boolean caseOpen() {
        return asked() && !missingToCase().isZero();
    }

    public boolean belowMinimum() {
        return asked() && !missingToMinimum().isZero();
    }

    public UnitPrice price() {
        return UnitPrice.parse(demand.unitPrice(), offer.terms().currency());
    }

    public Optional<UnitPrice> nextPrice() {
        return Optional.ofNullable(demand.nextPrice())
                .map(price -> UnitPrice.parse(price, offer.terms().currency()));
    }

    public Units missingToPrice() {
        String missing = demand.unitsToNextPrice();
        return missing == null ? Units.ZERO : Units.parse(missing);
    }

    /** Of the firm units, those that came in the completion phase; nothing outside of it. */
    public @Nullable BigDecimal conditional() {
        String units = demand.conditionalUnits();
        return units == null ? null : new BigDecimal(units);
    }
}
