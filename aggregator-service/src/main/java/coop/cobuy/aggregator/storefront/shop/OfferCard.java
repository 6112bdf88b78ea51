package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.Picture;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * An offer as a member sees it, with what they order of it.
 *
 * @param number of the offer in its round
 * @param beyondNet what members pay for it beyond its net
 * @param price of a unit at the demand that is there, with mark-up and tax
 * @param line what stands in the member's order
 * @param favourite whether the member marked it
 * @param pictureOrNull what it looks like; null: nobody has said
 * @param open whether the round takes orders
 * @param key for the next change, so that sending it twice counts once
 * @param form what was typed and could not be taken; else empty
 */
public record OfferCard(
        String round,
        int number,
        Offer offer,
        MemberPrice beyondNet,
        String supplier,
        Money price,
        Progress progress,
        Optional<OwnOrders.Line> line,
        boolean favourite,
        @Nullable Picture pictureOrNull,
        boolean open,
        String key,
        Form form) {

    /** The id of its element on the page. */
    public String element() {
        return "offer-" + number;
    }

    public WholesaleTerms terms() {
        return offer.terms();
    }

    /** How many units are in a case; nothing if it is not cased. */
    public Optional<Units> caseUnits() {
        return terms().packing() instanceof Packing.InCases cases
                ? Optional.of(cases.pack().unitsPerCase())
                : Optional.empty();
    }

    /** The unit's name in the reader's language. */
    public String unit(Visit visit) {
        return UnitNames.of(visit, terms().unit());
    }

    /** Of one unit at a net price, with mark-up, fee and taxes, to the smallest coin. */
    public Money priceAt(BigDecimal net) {
        return priceAt(beyondNet, net, terms().currency());
    }

    static Money priceAt(MemberPrice beyondNet, BigDecimal net, Currency currency) {
        return Money.round(beyondNet.ofUnit(net), currency, RoundingMode.HALF_UP);
    }

    /**
     * What a unit costs alone by the reference, with tax; nothing if there is no reference, or it
     * is not above the price.
     */
    public Optional<Money> alone() {
        UnitPrice reference = terms().referencePrice();
        if (reference.amount().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal tax = BigDecimal.ONE.add(BigDecimal.valueOf(terms().vat().hundredths(), 4));
        Money alone =
                Money.round(
                        reference.amount().multiply(tax), terms().currency(), RoundingMode.HALF_UP);
        return alone.isOver(price) ? Optional.of(alone) : Optional.empty();
    }

    /** What a field of the line shows: what was typed, else what stands. */
    public String value(String field) {
        if (form.names().contains(field)) {
            return form.value(field);
        }
        return line.map(standing -> standing(standing, field)).orElse("");
    }

    private static String standing(OwnOrders.Line line, String field) {
        BigDecimal limit = line.maxUnitPrice();
        return switch (field) {
            case "quantity" -> line.quantity().toString();
            case "tolerance" -> line.tolerance().isZero() ? "" : line.tolerance().toString();
            case "maxUnitPrice" -> limit == null ? "" : limit.toPlainString();
            default -> "";
        };
    }

    public boolean allOrNothing() {
        return form.has("allOrNothing", "yes")
                || (form.isGood() && line.map(OwnOrders.Line::allOrNothing).orElse(false));
    }

    /** Whether the finer settings are in use. */
    public boolean detailed() {
        return !value("maxUnitPrice").isEmpty() || allOrNothing();
    }

    /** How far an offer has come, as members see it. */
    public record Progress(
            int number, OfferDemand demand, @Nullable Units caseUnits, String unitCode) {

        /** Of the case that is open, in thousandths; nothing is missing of one not begun. */
        public long inCase() {
            return caseUnits == null || units().isZero() ? 0 : caseUnits.milli() - toCase().milli();
        }

        public Units toCase() {
            return Units.parse(demand.unitsToFullCase());
        }

        public Units units() {
            return Units.parse(demand.units());
        }

        public boolean untouched() {
            return units().isZero() && Units.parse(demand.tolerance()).isZero();
        }

        public Units toMinimum() {
            return Units.parse(demand.unitsToMinimum());
        }
    }
}
